using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Tasks;
using Reason = Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>A model that names a weight file is made with its weights; an edit of the file compiles the models that name it, and no others.</summary>
public sealed class WeightFileTests : IDisposable
{
    private const string Name = "trained.safetensors", Resource = "NeuralSeqGen.Weights/" + Name;
    private const string Trained = "using NeuralSeqGen;\n/// <summary>Made with a file.</summary>\n[SequenceModel, WeightFile(\"trained.safetensors\"), Input(4, 3), Gru(2), Dense(1), MeanSquaredError, Sgd]\npublic sealed partial class Trained;";
    private const string Fresh = "using NeuralSeqGen;\n/// <summary>The same without.</summary>\n[SequenceModel(Name = \"Trained\"), Input(4, 3), Gru(2), Dense(1), MeanSquaredError, Sgd]\npublic sealed partial class Fresh;";

    private readonly string _folder = Directory.CreateTempSubdirectory("nsg-weights-").FullName;

    [Fact]
    public void NewModel_HasTheWeightsOfTheFile_WhateverItsSeed()
    {
        byte[] bytes = Weights(3);
        var models = Load(bytes, Header(bytes));
        float[] expected = Parameters(models, "Fresh", 3);
        Assert.Equal(expected, Parameters(models, "Trained", 0));
        Assert.Equal(expected, Parameters(models, "Trained", 9));
        Assert.NotEqual(expected, Parameters(models, "Fresh", 9));
    }

    [Fact]
    public void OtherBytesThanThoseCompared_AreRefused()
    {
        byte[] bytes = Weights(3), others = Weights(4);
        var thrown = Assert.Throws<WeightFileException>(() => Parameters(Load(others, Header(bytes)), "Trained", 0));
        Assert.Equal("NSG0501", thrown.RuleId);
        Assert.Contains("new Trained(): the embedded weight file 'NeuralSeqGen.Weights/trained.safetensors' is not the one that was compared", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatIsNotEmbedded_IsRefused()
    {
        byte[] bytes = Weights(3);
        var thrown = Assert.Throws<WeightFileException>(() => Parameters(Load(null, Header(bytes)), "Trained", 0));
        Assert.Equal("NSG0501", thrown.RuleId);
        Assert.Contains("is not in the assembly of the model", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherWeights_CompileTheModelThatNamesThem()
    {
        var before = Text(Header(Weights(3)));
        var compilation = Compilations.Create("Weights", Trained, Fresh);
        var driver = GeneratorHarness.Driver(BuildProperties.None).AddAdditionalTexts([before]).RunGenerators(compilation);
        var result = driver.ReplaceAdditionalText(before, Text(Header(Weights(4)))).RunGenerators(compilation).GetRunResult().Results.Single();
        Assert.Equal([Reason.Modified, Reason.Unchanged], Reasons(result.TrackedSteps[TrackingNames.WeightFiles]));
        Assert.Equal([Reason.Modified, Reason.Cached], Reasons(result.TrackedSteps[TrackingNames.Models]));
        Assert.Equal([Reason.Modified, Reason.Cached], Reasons(result.TrackedOutputSteps.First().Value));
    }

    /// <summary>A build that writes the same text again, and one that writes about a file that nobody names.</summary>
    [Theory]
    [InlineData(Name)]
    [InlineData("other.safetensors")]
    public void SameWeights_AndThoseOfOthers_CompileNothing(string changed)
    {
        string header = Header(Weights(3));
        var texts = new[] { Text(header), Text(header, "other.safetensors") };
        var compilation = Compilations.Create("Weights", Trained, Fresh);
        var driver = GeneratorHarness.Driver(BuildProperties.None).AddAdditionalTexts([.. texts]).RunGenerators(compilation);
        var old = texts.Single(text => text.Path.EndsWith("/" + changed + ".json", StringComparison.Ordinal));
        var result = driver.ReplaceAdditionalText(old, changed == Name ? Text(header) : Text(Header(Weights(4)), changed)).RunGenerators(compilation).GetRunResult();
        PipelineChecks.AssertCached(result);
        PipelineChecks.AssertNoCompilerObjects(result);
    }

    [Fact]
    public void WithoutTheAttribute_NothingIsGenerated() =>
        Assert.DoesNotContain(GeneratorHarness.Driver(BuildProperties.None).RunGenerators(Compilations.Create("Weights", Fresh)).GetRunResult().GeneratedTrees, tree => tree.ToString().Contains("Embedded", StringComparison.Ordinal));

    [Theory]
    [InlineData("", "#error NSG0504: Trained: [WeightFile(\"trained.safetensors\")] is not among the WeightFile items of the project")]
    [InlineData("\"gru_1/kernel\"", "#error NSG0501: Trained: 'trained.safetensors' has no tensor 'gru_1/kernel' for [Gru(2)] #1, which needs (3, 6)")]
    public void WithoutAnalyzers_TheGeneratedFileReportsTheMistake(string renamed, string expected)
    {
        var texts = renamed.Length == 0 ? [] : new[] { Text(Header(Weights(3)).Replace(renamed, "\"gru_9/kernel\"", StringComparison.Ordinal)) };
        var driver = GeneratorHarness.Driver(BuildProperties.Of("RunAnalyzers", "false")).AddAdditionalTexts([.. texts]).RunGenerators(Compilations.Create("Weights", Trained));
        Assert.Contains(expected, driver.GetRunResult().Results.Single().GeneratedSources.Single().SourceText.ToString(), StringComparison.Ordinal);
    }

    /// <summary>What the build writes about files that are none.</summary>
    [Theory]
    [InlineData(null, "there is no such file")]
    [InlineData(new byte[] { 1, 2, 3 }, "it has 3 bytes")]
    [InlineData(new byte[] { 255, 0, 0, 0, 0, 0, 0, 0, 123, 125 }, "it announces a header of 255 bytes, but has 10 in all")]
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 255, 123, 125 }, "it announces a header of 18446744073709551615 bytes")]
    [InlineData(new byte[] { 2, 0, 0, 0, 0, 0, 0, 0, 255, 254 }, "its header is not UTF-8")]
    [InlineData(new byte[] { 2, 0, 0, 0, 0, 0, 0, 0, 91, 93 }, "its header is no JSON object")]
    public void FileThatIsNone_IsSaidSo(byte[]? bytes, string expected) => Assert.Contains(expected, Header(bytes), StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IEnumerable<Reason> Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) => steps.SelectMany(step => step.Outputs).Select(output => output.Reason);

    private static byte[] Weights(long seed)
    {
        var model = (ISequenceModel)GeneratorHarness.Load(Fresh).Create("Fresh", seed);
        using var stream = new MemoryStream();
        model.SaveWeights(stream);
        return stream.ToArray();
    }

    private string Header(byte[]? bytes)
    {
        string path = Path.Combine(_folder, Name);
        File.Delete(path);
        if (bytes is not null)
        {
            File.WriteAllBytes(path, bytes);
        }

        return WeightHeaderText.Of(path, Resource);
    }

    private static AdditionalText Text(string header, string name = Name) => new HeaderText("/project/obj/weights/" + name + ".json", header);

    private static Assembly Load(byte[]? embedded, string header)
    {
        GeneratorHarness.Driver(BuildProperties.None).AddAdditionalTexts([Text(header)]).RunGeneratorsAndUpdateCompilation(Compilations.Create("Weights" + Guid.NewGuid().ToString("N"), Trained, Fresh), out var whole, out _);
        using var stream = new MemoryStream();
        var built = whole.Emit(stream, manifestResources: embedded is null ? [] : [new ResourceDescription(Resource, () => new MemoryStream(embedded), isPublic: true)]);
        Assert.True(built.Success, string.Join("\n", built.Diagnostics));
        return Assembly.Load(stream.ToArray());
    }

    private static float[] Parameters(Assembly assembly, string name, long seed)
    {
        try
        {
            return ((ISequenceModel)Activator.CreateInstance(assembly.GetType(name)!, seed)!).Parameters.ToArray();
        }
        catch (TargetInvocationException e) when (e.InnerException is WeightFileException inner)
        {
            throw inner;
        }
    }

    private sealed class HeaderText(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
