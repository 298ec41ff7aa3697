using System.Globalization;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuralSeqGen;
using NeuralSeqGen.Generator;

namespace Compiler;

/// <summary>A project in memory: so many models, a file each, and one file without any.</summary>
internal static class ModelProject
{
    private static readonly MetadataReference[] References = [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(SequenceModelAttribute).Assembly.Location)];

    public static CSharpCompilation Create(int models) => Create(Enumerable.Range(0, models).Select(i => Model(i, 16)));

    /// <summary>A project of small models.</summary>
    public static CSharpCompilation CreateSmall(int models) => Create(Enumerable.Range(0, models).Select(Small));

    private static CSharpCompilation Create(IEnumerable<string> models) => CSharpCompilation.Create(
        "Models", [Parse(Other(0)), .. models.Select(Parse)], References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));

    /// <summary>The generator in a project that names some vector widths, or none.</summary>
    public static GeneratorDriver Driver(string widths = "") => CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], optionsProvider: new BuildOptions(widths));

    /// <summary>The project after a keystroke in the file without models.</summary>
    public static Compilation WithOtherEdited(Compilation project, int edit) => project.ReplaceSyntaxTree(project.SyntaxTrees.First(), Parse(Other(edit)));

    /// <summary>The project after a change of the units of its first model.</summary>
    public static Compilation WithModelEdited(Compilation project, int units) => project.ReplaceSyntaxTree(project.SyntaxTrees.ElementAt(1), Parse(Model(0, units)));

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source);

    private static string Other(int edit) => string.Create(CultureInfo.InvariantCulture, $"internal static class Other {{ public static int Value() => {edit}; }}");

    /// <summary>The question's model; sizes differ a little so that no two models are equal.</summary>
    private static string Model(int number, int units) => string.Create(CultureInfo.InvariantCulture, $"""
        using NeuralSeqGen;

        [SequenceModel, Input({64 + number}, 15), Gru({units}, ReturnSequences = true), TimeDistributed, Dense(8), Activation(Activation.Softmax), CategoricalCrossentropy, RmsProp]
        public sealed partial class Model{number};
        """);

    /// <summary>Models of 8 units, 20 steps and more.</summary>
    private static string Small(int number) => string.Create(CultureInfo.InvariantCulture, $"""
        using NeuralSeqGen;

        [SequenceModel, Input({20 + number}, 3), Gru({8 + number}), Dense(2), MeanSquaredError, Adam]
        public sealed partial class Small{number};
        """);
}
