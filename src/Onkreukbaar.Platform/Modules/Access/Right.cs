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

    /// <summary>Read the register, as far as the body's setting lets one read it.</summary>
    SeeGiftRegister,

    /// <summary>See numbers per quarter, without anybody in them.</summary>
    CountGifts,

    /// <summary>See per colleague of one's team what was declared.</summary>
    SeeTeamGifts,

    /// <summary>See which giver gives more often or to more people, where the body has a purpose for it.</summary>
    SeeGiftPatterns,

    /// <summary>Agree with one's team where gifts go.</summary>
    ArrangeGifts,

    /// <summary>Make a gift ready for the signature of a member of the executive.</summary>
    PrepareForHolder,

    /// <summary>Say what happens: permission, talk, destination, each step of carrying it out.</summary>
    DecideGift,

    /// <summary>Ask the holders of an office each quarter.</summary>
    RunRounds,

    /// <summary>Be asked, and sign.</summary>
    AnswerRound,

    /// <summary>Make the gifts of politicians public.</summary>
    PublishGifts,

    /// <summary>Say how long each kind of record is kept, hold a record, and propose what to destroy.</summary>
    ManageRetention,

    /// <summary>Be the second person who confirms a destruction; never one's own proposal.</summary>
    ConfirmDestruction,

    /// <summary>See and download everything that is held about oneself.</summary>
    SeeOwnCopy,

    /// <summary>Give and end roles, appoint deputies and invite people; never to give oneself anything.</summary>
    ManageRoles,

    /// <summary>Say how the body does what its code leaves open, from a day on.</summary>
    ManageSettings,

    /// <summary>Write, change and end the articles about integrity.</summary>
    EditKnowledge,

    /// <summary>Write a next version of a code, decide on somebody else's, and answer what readers do not understand.</summary>
    KeepCode,

    /// <summary>See of one's own people who read the code.</summary>
    SeeWhoReadCode,

    /// <summary>Say that a rule of the code is unclear, and read the answer.</summary>
    AskAboutCode,

    /// <summary>Keep dilemmas for oneself, and read what others share with one by name.</summary>
    KeepDilemmas,

    /// <summary>See which dilemmas were offered for a talk in the team, without who offered them.</summary>
    SeeTeamDilemmas,

    /// <summary>See the talks about integrity of one's own teams, and answer their questions.</summary>
    SeeTalks,

    /// <summary>Plan such a talk and write down what came out of it.</summary>
    PlanTalks,

    /// <summary>Read who did or viewed what, for accounting; never what a record says.</summary>
    ReadAudit,

    /// <summary>See how the program runs; no content and no names.</summary>
    SeeTechnique,
}
