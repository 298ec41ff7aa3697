using System.Reflection;
using System.Text.RegularExpressions;
using NeuralSeqGen.Compiler.Compilation;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Architecture;

/// <summary>No member stays that nobody uses. Private ones are the compiler's own warnings.</summary>
public sealed class DeadMemberTests
{
    // random numbers one by one, which the interpreter of graphs compares the lanes with, and the table of rules, which its test reads
    private static readonly string[] ForTests = ["NeuralSeqGen.CompilerServices.LaneRandom.Mix", "NeuralSeqGen.CompilerServices.LaneRandom.Uniform", "NeuralSeqGen.RuntimeRules.All"];

    // written into libraries of functions and read from their metadata by name
    private static readonly string[] InMetadata = [.. new[] { "CompiledTensorFunctionAttribute", "Function", "Instructions" }.Select(member => "NeuralSeqGen.CompilerServices.CompiledTensorFunctionAttribute." + member)];

    // written as new(…) where the type stands already
    private const string MadeByTheGenerator = "NeuralSeqGen.Compiler.Compilation.CompileOptions.CompileOptions";

    /// <summary>What generated code and our other packages do not name and the runtime does not need goes, even if a test calls it.</summary>
    [Fact]
    public void Runtime_HasNoMemberThatNeitherItsSurfaceNorGeneratedCodeUses()
    {
        var words = Words(GeneratedCode());
        var addOns = Words(new[] { "src/NeuralSeqGen.Keras", "src/NeuralSeqGen.Onnx" }.SelectMany(folder => SourceTree.Files(folder)).Select(File.ReadAllText));
        var handed = HandedOver().ToHashSet();
        Equal([.. InMetadata, .. ForTests], LiveMembers.Dead(typeof(ModelPartAttribute).Assembly, method => (!IsVisible(method) && addOns.Contains(method.DeclaringType!.Name) && addOns.Contains(LiveMembers.WrittenName(method))) ||
            (IsVisible(method) && (method.DeclaringType!.Namespace != "NeuralSeqGen.CompilerServices" || words.Contains(LiveMembers.WrittenName(method)) || (method is ConstructorInfo && handed.Contains(method.DeclaringType!))))));
    }

    /// <summary>Generator, analyzers and tests are read as text: what has a name that they contain counts as used, a constructor if it stands behind new.</summary>
    [Fact]
    public void Compiler_HasNoMemberThatNobodyUses()
    {
        var texts = new[] { "generator/NeuralSeqGen.Generator", "analyzers", "tests", "benchmarks" }.SelectMany(folder => SourceTree.Files(folder)).Select(File.ReadAllText).ToList();
        HashSet<string> words = Words(texts), made = [.. texts.SelectMany(text => Regex.Matches(text, @"\bnew (\w+)").Select(match => match.Groups[1].Value))];
        Equal([MadeByTheGenerator], LiveMembers.Dead(typeof(Graph).Assembly, method => (method is ConstructorInfo ? made : words).Contains(LiveMembers.WrittenName(method))));
    }

    /// <summary>What generated code makes for properties and constructors, by new(…) without a name.</summary>
    private static IEnumerable<Type> HandedOver()
    {
        var visible = typeof(ModelPartAttribute).Assembly.GetExportedTypes();
        var types = visible.SelectMany(type => type.GetProperties().Select(property => property.PropertyType).Concat(type.GetConstructors().SelectMany(made => made.GetParameters().Select(p => p.ParameterType))));
        return types.SelectMany(type => type.IsArray ? [type.GetElementType()!] : type.IsGenericType ? type.GetGenericArguments() : new[] { type });
    }

    /// <summary>As text, so that a failure names them all.</summary>
    private static void Equal(IEnumerable<string> expected, IEnumerable<string> dead) => Assert.True(expected.SequenceEqual(dead), string.Join('\n', dead));

    private static bool IsVisible(MethodBase method) => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && method.DeclaringType!.IsVisible;

    /// <summary>Models that use all parts of the runtime, and the names of the functions that come from ops.</summary>
    private static IEnumerable<string> GeneratedCode() =>
        GeneratedModels.All.SelectMany(source => ModelCompiler.Compile(Compiler.Model.WeightFiles.Complete(ModelSource.Parse(source), [GeneratedModels.Weights]), new())).Select(file => file.Source).Concat(Enum.GetNames<UnaryKind>()).Concat(Enum.GetNames<BinaryKind>()).Concat(Enum.GetNames<ReduceKind>().Select(kind => kind + "Lanes"));

    private static HashSet<string> Words(IEnumerable<string> texts) => [.. texts.SelectMany(text => Regex.Matches(text, @"\w+").Select(match => match.Value))];
}
