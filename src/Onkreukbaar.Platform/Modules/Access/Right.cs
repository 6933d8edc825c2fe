namespace Onkreukbaar.Platform.Modules.Access;

/// <summary>What somebody may do somewhere. Which role has which right stands in <see cref="Matrix"/>, nowhere else.</summary>
public enum Right
{
    /// <summary>See what waits for oneself, and the own home page.</summary>
    SeeOwnWork,

    /// <summary>Change how one signs in.</summary>
    ManageOwnAccount,

    DeclareGift,
    SeeOwnGifts,
    SeeUnitGifts,
    SeeAllGifts,
    CountGifts,

    /// <summary>Say what happens: permission, talk, destination, each step of carrying it out.</summary>
    DecideGift,

    /// <summary>Ask the holders of an office each quarter.</summary>
    RunRounds,

    /// <summary>Be asked, and sign.</summary>
    AnswerRound,

    /// <summary>Make the gifts of politicians public.</summary>
    PublishGifts,
}
