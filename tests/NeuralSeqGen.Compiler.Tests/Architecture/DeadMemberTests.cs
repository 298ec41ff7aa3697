using NeuralSeqGen.Compiler.Compilation;
using System.Reflection;
using System.Text.RegularExpressions;
using NeuralSeqGen.Compiler.Emit;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Architecture;

/// <summary>No member stays that nobody uses. Private ones are the compiler's own warnings.</summary>
public sealed class DeadMemberTests
{
    // random numbers one by one, which the interpreter of graphs compares the lanes with, and the table of rules, which its test reads
    private static readonly string[] ForTests = ["NeuralSeqGen.CompilerServices.LaneRandom.Mix", "NeuralSeqGen.CompilerServices.LaneRandom.Uniform", "NeuralSeqGen.RuntimeRules.All"];

    /// <summary>What generated code does not name and the runtime does not need goes, even if a test calls it.</summary>
    [Fact]
    public void Runtime_HasNoMemberThatNeitherItsSurfaceNorGeneratedCodeUses()
    {
        var words = Words(GeneratedCode());
        Assert.Equal(ForTests, LiveMembers.Dead(typeof(ModelPartAttribute).Assembly, method =>
            IsVisible(method) && (method.DeclaringType!.Namespace != "NeuralSeqGen.CompilerServices" || words.Contains(LiveMembers.WrittenName(method)))));
    }

    /// <summary>Generator, analyzers and tests are read as text: what has a name that they contain counts as used.</summary>
    [Fact]
    public void Compiler_HasNoMemberThatNobodyUses()
    {
        var words = Words(new[] { "generator/NeuralSeqGen.Generator", "analyzers", "tests", "benchmarks" }.SelectMany(folder => SourceTree.Files(folder)).Select(File.ReadAllText));
        Assert.Empty(LiveMembers.Dead(typeof(Graph).Assembly, method => words.Contains(LiveMembers.WrittenName(method))));
    }

    private static bool IsVisible(MethodBase method) => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && method.DeclaringType!.IsVisible;

    /// <summary>Models that use all parts of the runtime, and the names of the functions that come from ops.</summary>
    private static IEnumerable<string> GeneratedCode() =>
        GeneratedModels.All.SelectMany(source => ModelCompiler.Compile(ModelSource.Parse(source), new())).Select(file => file.Source).Concat(Enum.GetNames<UnaryKind>()).Concat(Enum.GetNames<BinaryKind>()).Concat(Enum.GetNames<ReduceKind>().Select(kind => kind + "Lanes"));

    private static HashSet<string> Words(IEnumerable<string> texts) => [.. texts.SelectMany(text => Regex.Matches(text, @"\w+").Select(match => match.Value))];
}
