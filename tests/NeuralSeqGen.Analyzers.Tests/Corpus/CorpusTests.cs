using Microsoft.CodeAnalysis;
using NeuralSeqGen.Analyzers.Declaration;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests.Corpus;

/// <summary>
/// Whole programs as users write them: every mistake of <c>Wrong</c> is reported by its id at its place and nothing else is, nothing of <c>Right</c> is but
/// infos that are marked. <c>Gaps</c> holds what is not judged right yet; one that is, has to move to the other two.
/// </summary>
public sealed class CorpusTests
{
    private const int Least = 200;

    [Fact]
    public async Task Wrong_IsReportedWhereItIsMarked()
    {
        var programs = CorpusProgram.In("Wrong");
        Assert.All(programs, program => Assert.Contains(program.Marks, mark => mark.Id.StartsWith("NSG", StringComparison.Ordinal)));
        AssertNone(await JudgeAsync(programs));
        Assert.True(programs.Count >= Least, $"{programs.Count} programs");
    }

    [Fact]
    public async Task Right_IsNotReported()
    {
        var programs = CorpusProgram.In("Right");
        var infos = new ModelDeclarationAnalyzer().SupportedDiagnostics.Where(descriptor => descriptor.DefaultSeverity == DiagnosticSeverity.Info).Select(descriptor => descriptor.Id).ToHashSet();
        Assert.All(programs.SelectMany(program => program.Marks), mark => Assert.Contains(mark.Id, infos));
        AssertNone(await JudgeAsync(programs));
        Assert.True(programs.Count >= Least, $"{programs.Count} programs");
    }

    [Fact]
    public async Task Gaps_AreStillOpen()
    {
        var programs = CorpusProgram.In("Gaps");
        var open = await JudgeAsync(programs);
        string[] closed = [.. programs.Select(program => program.Title).Where(title => !open.Any(line => line.StartsWith(title + ":", StringComparison.Ordinal)))];
        Assert.True(closed.Length == 0, "Judged right now, so that they belong into Wrong or Right:\n" + string.Join("\n", closed));
        TestContext.Current.SendDiagnosticMessage("{0} known gaps:\n{1}", programs.Count, string.Join("\n", open));
    }

    /// <summary>Besides what no program of C# shows: another language, and a property of the project; and what nobody sees.</summary>
    [Fact]
    public void EveryRule_HasAProgram()
    {
        var marked = new[] { "Wrong", "Right", "Gaps" }.SelectMany(CorpusProgram.In).SelectMany(program => program.Marks).Select(mark => mark.Id).ToHashSet();
        Assert.Equal([RuleIds.NotCSharp, RuleIds.UnknownVectorWidth], new ModelDeclarationAnalyzer().SupportedDiagnostics.Where(descriptor => descriptor.DefaultSeverity > DiagnosticSeverity.Hidden).Select(descriptor => descriptor.Id).Where(id => !marked.Contains(id)));
    }

    [Fact]
    public void Titles_AreDistinct() => Assert.Distinct(new[] { "Wrong", "Right", "Gaps" }.SelectMany(directory => CorpusProgram.In(directory).Select(program => directory + program.Title)));

    private static void AssertNone(IReadOnlyList<string> differences) => Assert.True(differences.Count == 0, string.Join("\n", differences));

    private static async Task<IReadOnlyList<string>> JudgeAsync(IReadOnlyList<CorpusProgram> programs)
    {
        var lines = new IReadOnlyList<string>[programs.Count];
        await Parallel.ForAsync(0, programs.Count, TestContext.Current.CancellationToken, async (i, cancellation) => lines[i] = await CorpusJudge.DifferencesAsync(programs[i], cancellation));
        return [.. lines.SelectMany(some => some)];
    }
}
