namespace Onkreukbaar.Platform.Modules.Organisation;

/// <summary>The body that this request or job is for. Until it is set, tenant tables have no rows.</summary>
public sealed class CurrentBody
{
    public Body? Body { get; private set; }

    public void Is(Body body)
    {
        if (Body is not null && Body.Id != body.Id)
        {
            throw new InvalidOperationException("A request is for one body only.");
        }

        Body = body;
    }
}
