using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers;

/// <summary>One descriptor per rule of the compiler. Errors of a declaration cannot be configured away, since the generated code of an invalid model is a stub.</summary>
internal static class Descriptors
{
    private const string Category = "NeuralSeqGen";

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = Rules.All.ToDictionary(rule => rule.Id, Create);

    /// <summary>In the order of the catalogue.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. Rules.All.Select(rule => ById[rule.Id])];

    public static DiagnosticDescriptor Get(string ruleId) => ById[ruleId];

    /// <summary>That of a rule where the mistake is one on some ways to a place only: a warning.</summary>
    public static DiagnosticDescriptor AsWarning(string ruleId) => new(
        ruleId, Get(ruleId).Title, Get(ruleId).MessageFormat, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Get(ruleId).HelpLinkUri);

    /// <summary>Those of the rules that <paramref name="ids"/> names.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Of(params string[] ids) => [.. ids.Select(Get)];

    private static DiagnosticDescriptor Create(Rule rule) => new(
        rule.Id, rule.Title, rule.Format, Category, Severity(rule.Severity), isEnabledByDefault: true,
        helpLinkUri: string.Format(CultureInfo.InvariantCulture, RulePages.Format, rule.Id), customTags: Tags(rule));

    private static DiagnosticSeverity Severity(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => DiagnosticSeverity.Error,
        RuleSeverity.Warning => DiagnosticSeverity.Warning,
        RuleSeverity.Hidden => DiagnosticSeverity.Hidden,
        _ => DiagnosticSeverity.Info,
    };

    private static string[] Tags(Rule rule) => rule.IsConfigurable ? [] : [WellKnownDiagnosticTags.NotConfigurable];
}
