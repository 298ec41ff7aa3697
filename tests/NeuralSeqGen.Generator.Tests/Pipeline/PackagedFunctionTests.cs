using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Generator.Tests.Pipeline;

/// <summary>Functions of a library: a model that names them becomes the same code as if their source stood beside it.</summary>
public sealed class PackagedFunctionTests
{
    private const string Library = """
        using NeuralSeqGen;
        using static NeuralSeqGen.Tensor;
        namespace Shared;
        /// <summary>Parts.</summary>
        public static class Parts
        {
            /// <summary>Gated.</summary>
            [TensorFunction] public static Tensor Glu(Tensor x) { var (a, b) = x.Split(2); return Gated(a, Half(b)); }
            [TensorFunction] internal static Tensor Half(Tensor x) => 0.5 * x;
            [TensorFunction] private static Tensor Gated(Tensor a, Tensor b) => a * Sigmoid(b);

            /// <summary>A cell.</summary>
            [TensorFunction] public static Tensor Cell(Tensor x, Tensor h, [Weight("features", "2*units", L2 = 0.01)] Tensor kernel, [Weight("units", "2*units", Initializer = Initializer.Orthogonal)] Tensor recurrent)
            {
                var (fx, cx) = x.Dot(kernel).Split(2);
                var (fh, ch) = recurrent.Split(2);
                var f = Sigmoid(fx + h.Dot(fh));
                return (1 - f) * h + f * Tanh(cx + (f * h).Dot(ch));
            }

            /// <summary>A loss.</summary>
            [TensorFunction] public static Tensor Focal(Tensor target, Tensor output, double gamma, double small = 1e-7) => -(target * Power(1 - output, gamma) * Log(output + small)).Sum(-1);

            /// <summary>Halves.</summary>
            [TensorFunction] public static Tensor Halves(Tensor x, int parts) => Glu(x.Split(parts)[0]);

            /// <summary>A field.</summary>
            public static readonly double Factor = 2;

            /// <summary>Not compiled.</summary>
            [TensorFunction] public static Tensor Scaled(Tensor x) => Factor * x;
        }
        """;

    private const string Model = """
        using NeuralSeqGen;
        using Shared;
        /// <summary>A model.</summary>
        [SequenceModel, Input(4, 6), Lambda(nameof(Own)), Rnn(typeof(Parts), nameof(Parts.Cell), 5), Dense(3, Activation = Activation.Softmax), CustomLoss(typeof(Parts), nameof(Parts.Focal), 2.0), Metric.Custom(typeof(Parts), nameof(Parts.Focal), 1), Adam]
        public sealed partial class Mine
        {
            [TensorFunction] private static Tensor Own(Tensor x) => Tensor.Tanh(x) + Parts.Glu(Parts.Glu(2 * Tensor.Concatenate([x, x]))).Sum(-1, true);
        }
        """;

    [Fact]
    public void OfAnAssembly_IsTheCodeOfItsSource() => Assert.Equal(Generate(Compilations.Create("Mine", Library, Model)), Generate(Using(Image(Compiled(Library)), Model)));

    [Fact]
    public void OfAProjectInTheEditor_IsTheCodeOfItsSource() => Assert.Equal(Generate(Compilations.Create("Mine", Library, Model)), Generate(Using(Compiled(Library).ToMetadataReference(), Model)));

    [Fact]
    public void Library_CarriesWhatOthersSeeAndModelsCanUse()
    {
        string[] carried = [.. Compiled(Library).Assembly.GetAttributes().Where(a => a.AttributeClass!.Name == "CompiledTensorFunctionAttribute").Select(a => ((string)a.ConstructorArguments[0].Value!).Split('(')[0])];
        Assert.Equal(["M:Shared.Parts.Cell", "M:Shared.Parts.Focal", "M:Shared.Parts.Glu", "M:Shared.Parts.Halves"], carried.Order());
        Assert.Empty(Run(Compilations.Create("Program", Library, "System.Console.WriteLine();").WithOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication))).GetRunResult().GeneratedTrees);
    }

    [Theory]
    [InlineData("var (a, b) = x.Split(2); return", "/* two */ var (left, b) = x.Split(2); var a = left; return", false)]
    [InlineData("Gated(a, Half(b))", "Gated(/* half */ a, Half(b))", true)]
    [InlineData("0.5 * x", "0.25 * x", false)]
    [InlineData("0.5 * x", "0.5 * 1 * x", true)]
    [InlineData("a * Sigmoid(b)", "a * (Sigmoid(b))", true)]
    [InlineData("Factor = 2", "Factor = 3", true)]
    public void AnotherBuildOfTheLibrary_CompilesAModelWhereAFunctionMeansAnotherThing(string before, string after, bool isCached)
    {
        var compilation = Using(Image(Compiled(Library)), Model);
        var driver = GeneratorHarness.Driver(BuildProperties.None).RunGenerators(compilation);
        var result = driver.RunGenerators(Using(Image(Compiled(Library.Replace(before, after, StringComparison.Ordinal))), Model)).GetRunResult().Results.Single();
        Assert.Equal(isCached, result.TrackedSteps[TrackingNames.Models].SelectMany(run => run.Outputs).All(output => output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void Instructions_AreMadeAgainWhereAFunctionMeansAnotherThing()
    {
        var compilation = Compilations.Create("Shared", Library);
        var driver = Run(compilation);
        Assert.All(Reasons("0.5 * x", "(0.5 * x) /* half */"), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.Equal(2, Reasons("0.5 * x", "0.25 * x").Count(reason => reason is IncrementalStepRunReason.Modified));

        IEnumerable<IncrementalStepRunReason> Reasons(string before, string after)
        {
            var tree = compilation.SyntaxTrees.Single();
            var edited = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(Library.Replace(before, after, StringComparison.Ordinal), Compilations.ParseOptions, tree.FilePath));
            return driver.RunGenerators(edited).GetRunResult().Results.Single().TrackedSteps[TrackingNames.Functions].SelectMany(run => run.Outputs).Select(output => output.Reason);
        }
    }

    [Theory]
    [InlineData("Lambda(typeof(Parts), nameof(Parts.Halves), 4)", "NSG0901", "in Halves: Split: axis -1 of (4, 6) has 6 elements, which make no 4 equal parts")]
    [InlineData("Lambda(typeof(Parts), nameof(Parts.Halves))", "NSG0904", "'parts' of Halves gets no value")]
    [InlineData("CustomLoss(typeof(Parts), nameof(Parts.Glu))", "NSG0904", "Add parameters")]
    [InlineData("Lambda(typeof(Parts), nameof(Parts.Scaled))", "NSG0903", "which is declared in 'Shared', which carries no instructions of it. Make it public there and build 'Shared' with this package")]
    [InlineData("Lambda(nameof(Own))", "NSG0901", "in Halves: Split: axis -1 of (4, 6) has 6 elements, which make no 4 equal parts")]
    [InlineData("Lambda(nameof(Other))", "NSG0902", "calls Scaled, which is declared in 'Shared'")]
    public void Mistake_StandsWhereTheFunctionIsUsed(string part, string rule, string sentence)
    {
        string text = $"using NeuralSeqGen; using Shared;\n[SequenceModel, Input(4, 6), Dense(6), {part}]\npublic sealed partial class Mine\n{{\n[TensorFunction] private static Tensor Own(Tensor x) => 2 * Parts.Halves(x, 4);\n[TensorFunction] private static Tensor Other(Tensor x) => 2 * Parts.Scaled(x);\n}}";
        var (model, map) = Bind(Using(Image(Compiled(Library)), text));
        var finding = Assert.Single(model.Findings);
        Assert.Equal(rule, finding.RuleId);
        Assert.Contains(sentence, string.Join(' ', finding.Arguments), StringComparison.Ordinal);
        var place = map.Locate(finding.Part, finding.Place);
        string expected = part.Contains("Own", StringComparison.Ordinal) ? "Parts.Halves(x, 4)" : part.Contains("Other", StringComparison.Ordinal) ? "Parts.Scaled(x)" : part;
        Assert.Equal(expected, place.SourceTree!.ToString().Substring(place.SourceSpan.Start, place.SourceSpan.Length));
    }

    [Theory]
    [InlineData("\"1 ", "\"7 ", "have format 7, and this version reads 1. Build 'Shared' with the version of this project")]
    [InlineData("\"1 ", "\"", "cannot be read. Build 'Shared' again")]
    [InlineData("(Operation ", "(Operator ", "cannot be read. Build 'Shared' again")]
    [InlineData("(\\\"x\\\"Tensor ", "(\\\"x\\\"Weight ", "cannot be read. Build 'Shared' again")]
    public void InstructionsOfAnotherVersion_AreRefused(string before, string after, string sentence)
    {
        var generated = Run(Compilations.Create("Shared", Library)).GetRunResult().GeneratedTrees.Select(tree => tree.ToString()).ToList();
        Assert.Contains(generated, text => text.Contains(before, StringComparison.Ordinal));
        var library = Compilations.Create("Shared", [Library, .. generated.Select(text => text.Replace(before, after, StringComparison.Ordinal))]);
        var (model, _) = Bind(Using(Image(library), "using NeuralSeqGen; using Shared;\n[SequenceModel, Input(4, 6), Lambda(typeof(Parts), nameof(Parts.Glu))]\npublic sealed partial class Mine;"));
        var finding = Assert.Single(model.Findings);
        Assert.Equal("NSG0903", finding.RuleId);
        Assert.Contains(sentence, string.Join(' ', finding.Arguments), StringComparison.Ordinal);
    }

    [Fact]
    public void LibraryBuiltWithoutTheGenerator_IsRefused()
    {
        var (model, _) = Bind(Using(Image(Compilations.Create("Shared", Library)), Model));
        Assert.All(model.Findings, finding => Assert.Contains("which carries no instructions of it", string.Join(' ', finding.Arguments), StringComparison.Ordinal));
        Assert.NotEmpty(model.Findings);
    }

    /// <summary>The library with what it carries.</summary>
    private static CSharpCompilation Compiled(string source)
    {
        Run(Compilations.Create("Shared", source), out var compiled);
        Assert.Empty(compiled.GetDiagnostics().Where(d => d.Severity > DiagnosticSeverity.Hidden));
        return compiled;
    }

    private static GeneratorDriver Run(CSharpCompilation library) => Run(library, out _);

    private static GeneratorDriver Run(CSharpCompilation library, out CSharpCompilation compiled)
    {
        var driver = CSharpGeneratorDriver.Create([new FunctionGenerator().AsSourceGenerator()], parseOptions: Compilations.ParseOptions, driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
            .RunGeneratorsAndUpdateCompilation(library, out var updated, out var diagnostics);
        Assert.Empty(diagnostics);
        compiled = (CSharpCompilation)updated;
        return driver;
    }

    private static PortableExecutableReference Image(CSharpCompilation library)
    {
        using var stream = new MemoryStream();
        var result = library.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    private static CSharpCompilation Using(MetadataReference library, string model) => Compilations.Create("Mine", model).AddReferences(library);

    private static string Generate(CSharpCompilation compilation)
    {
        var result = GeneratorHarness.Driver(BuildProperties.None).RunGenerators(compilation).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.Empty(compilation.AddSyntaxTrees(result.GeneratedSources.Select(source => source.SyntaxTree)).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        Assert.Contains(result.GeneratedSources, source => source.HintName.Contains("Program512", StringComparison.Ordinal));
        return string.Join("\n", result.GeneratedSources.Select(source => string.Create(CultureInfo.InvariantCulture, $"{source.HintName}\n{source.SourceText}")));
    }

    private static (BoundModel Model, SourceMap Map) Bind(CSharpCompilation compilation)
    {
        var type = compilation.GetTypeByMetadataName("Mine")!;
        return (ModelBinder.Bind(ModelParser.Parse(type, TestContext.Current.CancellationToken)), SourceMap.Of(type, TestContext.Current.CancellationToken));
    }
}
