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

    [Fact]
    public void Constants_AreTheCatalogue()
    {
        var constants = typeof(RuleIds).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .ToDictionary(field => (string)field.GetRawConstantValue()!, field => field.Name);
        Assert.Equal(constants.OrderBy(pair => pair.Key), Rules.All.ToDictionary(rule => rule.Id, rule => rule.Name).OrderBy(pair => pair.Key));
    }

    [Theory]
    [MemberData(nameof(RuleNumbers))]
    public void Descriptor_IsTheRules(string id)
    {
        var rule = Rules.Get(id);
        var descriptor = Assert.Single(new ModelDeclarationAnalyzer().SupportedDiagnostics, descriptor => descriptor.Id == id);
        Assert.Equal(rule.Title, descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(rule.Severity.ToString(), descriptor.DefaultSeverity.ToString());
        Assert.Equal(rule.Severity == RuleSeverity.Error, descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable));
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

    [Theory]
    [MemberData(nameof(RuleNumbers))]
    public void Page_ExplainsTheRule(string id)
    {
        string page = File.ReadAllText(Path.Combine(Analyzers, "docs", id + ".md"));
        var rule = Rules.Get(id);
        Assert.StartsWith($"# {id}: {rule.Name}\n\n{rule.Title}. Severity: ", page, StringComparison.Ordinal);
        Assert.All(["## What it means", "## What triggers it", "## What Keras does", "## How to fix it"], heading => Assert.Contains("\n" + heading + "\n", page, StringComparison.Ordinal));
        Assert.Contains(id, page[page.IndexOf("```csharp", StringComparison.Ordinal)..page.LastIndexOf("```", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains($"[{id}]({id}.md) | {rule.Name} |", File.ReadAllText(Path.Combine(Analyzers, "docs", "README.md")), StringComparison.Ordinal);
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
