using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Analyzers.Declaration;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests;

/// <summary>The example on the page of a rule that the declaration decides has exactly that mistake.</summary>
public sealed partial class PageExampleTests
{
    /// <summary>What only a call, the build or another language shows.</summary>
    private static readonly string[] NotOfTheDeclaration =
    [
        RuleIds.NotCSharp, RuleIds.IntLabelsWithCategorical, RuleIds.OneHotWithSparse, RuleIds.TargetRankTooHigh, RuleIds.TargetRankTooLow, RuleIds.NotStepwise, RuleIds.StatefulShuffled, RuleIds.TeacherForcingLeak,
        RuleIds.UnknownVectorWidth,
    ];

    public static TheoryData<string> Ids => [.. Rules.All.Select(rule => rule.Id).Except(NotOfTheDeclaration)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Example_HasTheMistake(string id)
    {
        string page = await File.ReadAllTextAsync(Path.Combine(Docs(), id + ".md"), TestContext.Current.CancellationToken);
        string example = Example().Match(page).Groups[1].Value;
        example = example.Contains(" class ", StringComparison.Ordinal) ? example : "[SequenceModel] public sealed partial class Model\n{\n" + example + "}\n";
        var compilation = CSharpCompilation.Create("Page", [CSharpSyntaxTree.ParseText("using NeuralSeqGen;\n" + example, cancellationToken: TestContext.Current.CancellationToken)], References.All, new(OutputKind.DynamicallyLinkedLibrary));
        var found = await compilation.WithAnalyzers([new ModelDeclarationAnalyzer(), new ShapeCommentAnalyzer()], new AnalyzerOptions(id == RuleIds.VocabularyExtent ? [new TextFile("/project/words.txt", "one\ntwo\nthree\n")] : [])).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Equal([id], found.Select(diagnostic => diagnostic.Id).Distinct());
    }

    private static string Docs([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "analyzers", "docs"));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
