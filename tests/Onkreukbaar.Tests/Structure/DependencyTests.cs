using Mono.Cecil;

namespace Onkreukbaar.Tests.Structure;

/// <summary>Which module may name which: read from the compiled code, so that no reference escapes.</summary>
public sealed class DependencyTests
{
    private const string Modules = "Onkreukbaar.Modules.";
    private const string PlatformModules = "Onkreukbaar.Platform.Modules.";

    /// <summary>Cli puts the house together and may name every module; Migrations name only the database.</summary>
    private static readonly HashSet<(string From, string To)> Allowed =
    [
        ("Advice", "Codes"),
        ("Registers", "Codes"),
        ("Registers", "Advice"),
        ("Publication", "Registers"),
        ("Demo", "Registers"),
        ("Demo", "Publication"),
        ("Demo", "Codes"),
        ("Demo", "Advice"),
        ("Publication", "Codes"),
        ("Home", "Codes"),
        ("Home", "Advice"),
        ("Home", "Knowledge"),

        // The words for a day, the sanitised texts and the YAML of the codes; a card and work on everybody's overview.
        ("Knowledge", "Codes"),
        ("Knowledge", "Registers"),
        ("Demo", "Knowledge"),

        // A next version is read, compared and run like any other; a year of declarations is asked again, and it waits on the overview.
        ("CodeKeeping", "Codes"),
        ("CodeKeeping", "Registers"),
        ("Demo", "CodeKeeping"),

        // Only the words for a day.
        ("Retention", "Codes"),
        ("OwnCopy", "Codes"),

        // Which codes run, the words for a day, and a card on everybody's overview.
        ("Administration", "Codes"),
        ("Administration", "Registers"),

        // The values and questions of a code, the words for a day, and what stands on everybody's overview.
        ("Dilemmas", "Codes"),
        ("Dilemmas", "Registers"),

        // The rule that a team agreed about, the words for a day, the smallest number that is shown, and the overview.
        ("Talks", "Codes"),
        ("Talks", "Registers"),
        ("Demo", "Talks"),

        // Whoever signs out everywhere leaves no answers in the browser.
        ("Account", "Advice"),

        // The frame around every page.
        ("Shared", "Home"),
        ("Shared", "Registers"),
        ("Shared", "Codes"),
        ("Shared", "Advice"),
        ("Shared", "Knowledge"),
        ("Shared", "Account"),
    ];

    private static readonly HashSet<(string From, string To)> AllowedInPlatform =
    [
        ("Audit", "Organisation"),
        ("Identity", "Organisation"),
        ("Identity", "Audit"),
        ("Access", "Organisation"),
        ("Access", "Identity"),
        ("Work", "Organisation"),
        ("Work", "Identity"),
        ("Files", "Organisation"),
        ("Notifications", "Organisation"),
        ("Retention", "Organisation"),
        ("Retention", "Audit"),
        ("Retention", "Work"),
        ("OwnCopy", "Organisation"),
        ("OwnCopy", "Audit"),
        ("OwnCopy", "Work"),
        ("Backup", "Organisation"),
        ("Backup", "Audit"),
        ("Backup", "Retention"),
    ];

    [Fact]
    public void A_module_names_only_the_modules_it_may()
    {
        var edges = Edges(typeof(Cli.House).Assembly.Location, Modules);

        edges.Except(Allowed).ShouldBeEmpty();
        edges.ShouldContain(("Advice", "Codes"), "a known edge is seen");
    }

    [Fact]
    public void A_module_of_the_platform_names_only_the_modules_it_may()
    {
        var edges = Edges(typeof(Onkreukbaar.Platform.Data.AppDbContext).Assembly.Location, PlatformModules);

        edges.Except(AllowedInPlatform).ShouldBeEmpty();
        edges.ShouldContain(("Audit", "Organisation"), "a known edge is seen");
    }

    [Fact]
    public void The_platform_knows_no_module_above_it()
    {
        using var platform = ModuleDefinition.ReadModule(typeof(Onkreukbaar.Platform.Data.AppDbContext).Assembly.Location);

        platform.AssemblyReferences.Select(reference => reference.Name).ShouldNotContain("Onkreukbaar");
        platform.AssemblyReferences.Select(reference => reference.Name).ShouldNotContain("Onkreukbaar.Decisions");
    }

    [Fact]
    public void Time_and_web_know_no_module_and_data_only_whose_data_it_is()
    {
        using var platform = ModuleDefinition.ReadModule(typeof(Onkreukbaar.Platform.Data.AppDbContext).Assembly.Location);

        ModulesNamedBy("Time").ShouldBeEmpty();
        ModulesNamedBy("Web").ShouldBeEmpty();
        ModulesNamedBy("Data").ShouldBe(["Organisation"]);

        IEnumerable<string> ModulesNamedBy(string room) => platform.Types.Where(type => type.Namespace == $"Onkreukbaar.Platform.{room}")
            .SelectMany(Named).Where(name => name.StartsWith(PlatformModules, StringComparison.Ordinal)).Select(name => ModuleOf(name, PlatformModules)).Distinct();
    }

    [Fact]
    public void The_libraries_stand_on_their_own()
    {
        using var decisions = ModuleDefinition.ReadModule(typeof(Decisions.DecisionModel).Assembly.Location);

        decisions.AssemblyReferences.Select(reference => reference.Name).ShouldAllBe(name => name.StartsWith("System", StringComparison.Ordinal));

        using var design = ModuleDefinition.ReadModule(typeof(NlDesign.AspNetCore.INlDesignTexts).Assembly.Location);

        design.AssemblyReferences.Select(reference => reference.Name).ShouldAllBe(name => name.StartsWith("System", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal));
    }

    private static HashSet<(string From, string To)> Edges(string assembly, string prefix)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        return [.. module.Types.Where(type => type.Namespace.StartsWith(prefix, StringComparison.Ordinal))
            .SelectMany(type => Named(type).Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => (ModuleOf(type.Namespace, prefix), ModuleOf(name, prefix))))
            .Where(edge => edge.Item1 != edge.Item2)];
    }

    private static string ModuleOf(string @namespace, string prefix) => @namespace[prefix.Length..].Split('.')[0];

    private static IEnumerable<string> Named(TypeDefinition type)
    {
        var members = type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions).Select(instruction => instruction.Operand switch
        {
            TypeReference named => named,
            MemberReference member => member.DeclaringType,
            _ => null,
        });
        var shapes = type.Fields.Select(field => field.FieldType).Concat(type.Methods.SelectMany(method => method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType))).Append(type.BaseType);
        return members.Concat(shapes).OfType<TypeReference>().SelectMany(WithArguments).Select(named => named.Namespace + ".").Concat(type.NestedTypes.SelectMany(Named));
    }

    private static IEnumerable<TypeReference> WithArguments(TypeReference type) =>
        type is GenericInstanceType generic ? generic.GenericArguments.SelectMany(WithArguments).Append(generic.ElementType) : [type.GetElementType() is { } element && element.IsNested ? element.DeclaringType : type.GetElementType()];
}
