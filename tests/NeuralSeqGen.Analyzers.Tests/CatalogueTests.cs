using System.Reflection;
using Microsoft.CodeAnalysis;
using NeuralSeqGen.Analyzers.Calls;
using NeuralSeqGen.Analyzers.Declaration;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests;

/// <summary>Id constant, descriptor, release row, page and tests of every rule belong together: none without the others.</summary>
public sealed class CatalogueTests
{
    private static readonly string Analyzers = Path.Combine(RepositoryRoot(), "analyzers");

    public static TheoryData<string> RuleNumbers => [.. Rules.All.Select(rule => rule.Id)];

    public static TheoryData<string, string, string> AllRules
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var (id, name, title) in BothTables)
            {
                rows.Add(id, name, title);
            }

            return rows;
        }
    }

    /// <summary>The rules of the compiler and those of the runtime; the ones that both have, once.</summary>
    private static IEnumerable<(string Id, string Name, string Title)> BothTables =>
        Rules.All.Select(rule => (rule.Id, rule.Name, rule.Title)).Union(RuntimeRules.All.Select(rule => (rule.Id, rule.Name, rule.Title)));

    [Fact]
    public void Constants_AreTheCatalogue()
    {
        var constants = typeof(RuleIds).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .ToDictionary(field => (string)field.GetRawConstantValue()!, field => field.Name);
        var expected = Rules.All.Select(rule => (rule.Id, rule.Name)).ToDictionary(rule => rule.Id, rule => rule.Name);
        expected.Add(RuleIds.CompilerBug, nameof(RuleIds.CompilerBug));
        Assert.Equal(constants.OrderBy(pair => pair.Key), expected.OrderBy(pair => pair.Key));
    }

    [Theory]
    [MemberData(nameof(RuleNumbers))]
    public void Descriptor_IsTheRules(string id)
    {
        var rule = Rules.Get(id);
        var descriptor = Assert.Single(new ModelDeclarationAnalyzer().SupportedDiagnostics, descriptor => descriptor.Id == id);
        Assert.Equal(rule.Title, descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(rule.Severity.ToString(), descriptor.DefaultSeverity.ToString());
        Assert.Equal(!rule.IsConfigurable, descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable));
        Assert.EndsWith($"/analyzers/docs/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.True(descriptor.IsEnabledByDefault);
    }

    [Fact]
    public void CallAnalyzer_ReportsRulesOfTheCatalogue() =>
        Assert.All(new FitCallAnalyzer().SupportedDiagnostics, descriptor => Assert.Contains(descriptor, new ModelDeclarationAnalyzer().SupportedDiagnostics));

    [Fact]
    public void ReleaseRows_AreTheCatalogue()
    {
        var rows = new[] { "Shipped", "Unshipped" }
            .SelectMany(state => File.ReadLines(Path.Combine(Analyzers, "NeuralSeqGen.Analyzers", $"AnalyzerReleases.{state}.md")))
            .Where(line => line.StartsWith("NSG", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries));
        var expected = Rules.All.Select(rule => $"{rule.Id} {rule.Severity} {rule.Name}, [page](../docs/{rule.Id}.md)");
        Assert.Equal(expected.Order(), rows.Select(row => $"{row[0]} {row[2]} {row[3]}").Order());
    }

    [Fact]
    public void Tables_OfCompilerAndRunTime_AgreeWhereBothHaveARule()
    {
        Assert.Distinct(BothTables.Select(rule => rule.Id));
        Assert.Distinct(BothTables.Select(rule => rule.Name));
    }

    [Fact]
    public void Pages_AreThoseOfTheTables()
    {
        var pages = Directory.GetFiles(Path.Combine(Analyzers, "docs"), "NSG*.md").Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(BothTables.Select(rule => rule.Id).Append(RuleIds.CompilerBug).Order(), pages.Order());
    }

    [Fact]
    public void IdsOfRunTime_StandInTheTableOnly()
    {
        var files = Directory.GetFiles(Path.Combine(RepositoryRoot(), "src", "NeuralSeqGen"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("obj") && Path.GetFileName(file) != "RuntimeRules.cs");
        Assert.All(files, file => Assert.DoesNotContain("\"NSG", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(AllRules))]
    public void Page_ExplainsTheRule(string id, string name, string title)
    {
        string page = File.ReadAllText(Path.Combine(Analyzers, "docs", id + ".md"));
        Assert.StartsWith($"# {id}: {name}\n\n{title}. Severity: ", page, StringComparison.Ordinal);
        Assert.All(["## What it means", "## What triggers it", "## What Keras does", "## How to fix it"], heading => Assert.Contains("\n" + heading + "\n", page, StringComparison.Ordinal));
        Assert.Contains(id, page[page.IndexOf("```csharp", StringComparison.Ordinal)..page.LastIndexOf("```", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains($"[{id}]({id}.md) | {name} |", File.ReadAllText(Path.Combine(Analyzers, "docs", "README.md")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RuleNumbers))]
    public void Tests_TriggerTheRuleAndDoNot(string id)
    {
        var tests = Type.GetType($"NeuralSeqGen.Analyzers.Tests.PerRule.{Rules.Get(id).Name}Tests");
        Assert.NotNull(tests);
        string[] methods = [.. tests.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null).Select(method => method.Name)];
        Assert.Contains(methods, method => method.EndsWith("_Triggers", StringComparison.Ordinal));
        Assert.Contains(methods, method => method.EndsWith("_DoesNotTrigger", StringComparison.Ordinal));
    }

    private static string RepositoryRoot([System.Runtime.CompilerServices.CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
