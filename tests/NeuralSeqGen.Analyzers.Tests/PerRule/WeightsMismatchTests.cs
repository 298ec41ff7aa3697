using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class WeightsMismatchTests
{
    private const string Layers = "Input(64, 15), Gru(16, ResetAfter = true), Dense(8)";

    public static TheoryData<string, string> Misfits => new()
    {
        { WeightHeaders.With(("dense_1/kernel", null)), "'model.safetensors' has no tensor 'dense_1/kernel' for [Dense(8)] #2, which needs (16, 8); it holds gru_1/kernel, gru_1/recurrent_kernel, gru_1/bias, dense_1/bias." },
        { WeightHeaders.With(("dense_1/kernel", [16, 9])), "'dense_1/kernel' of [Dense(8)] #2 is (16, 8), but 'model.safetensors' has (16, 9)." },
        { WeightHeaders.With(("dense_1/bias", [1, 8])), "'dense_1/bias' of [Dense(8)] #2 is (8,), but 'model.safetensors' has (1, 8)." },
        { WeightHeaders.With(("dense_1/bias", [9]), ("dense_1/kernel", [16, 9])), "This is the first of 2 that do not fit." },
        { WeightHeaders.With(("gru_1/bias", [48])), "The file's GRU resets before the product: set ResetAfter = false on the layer." },
        { WeightHeaders.With(("dense_2/kernel", [8, 4])), "'model.safetensors' also holds 'dense_2/kernel' (8, 4), for which the model has no place." },
        { WeightHeaders.Text(WeightHeaders.Whole, type: "F16"), "'gru_1/kernel' in 'model.safetensors' holds F16, but weights are F32." },
        { WeightHeaders.Text([]), "it holds no tensor at all." },
        { WeightHeaders.Text(WeightHeaders.Whole, "\"model\":\"Other\",\"architecture\":\"0000000000000000\""), "'model.safetensors' was written by Other of another architecture (0000000000000000, not " },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public async Task Misfit_IsOneSentenceAtTheAttribute(string text, string expected)
    {
        string source = Model("WeightFile(\"model.safetensors\")", Layers);
        Assert.Contains(expected, await WeightFileTest.SentenceAsync(source, text), StringComparison.Ordinal);
        await WeightFileTest.VerifyAsync(Model("{|NSG0501:WeightFile(\"model.safetensors\")|}", Layers), (WeightFileTest.Path, text));
    }

    [Fact]
    public async Task BiasOfAGruThatResetsAfter_Triggers() =>
        Assert.Contains("'gru_1/bias' of [Gru(16)] #1 is (48,), but 'model.safetensors' has (2, 48). The file's GRU resets after the product: set ResetAfter = true on the layer.",
            await WeightFileTest.SentenceAsync(Model("WeightFile(\"model.safetensors\")", "Input(64, 15), Gru(16), Dense(8)"), WeightHeaders.Text(WeightHeaders.Whole)), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("\"model\":\"Model\"")]
    public Task FileThatFits_DoesNotTrigger(string metadata) => WeightFileTest.VerifyAsync(Model("WeightFile(\"model.safetensors\")", Layers), (WeightFileTest.Path, WeightHeaders.Text(WeightHeaders.Whole, metadata)));

    /// <summary>What checkpoints hold beside the weights is nobody's mistake.</summary>
    [Fact]
    public Task FileWithAnOptimizer_DoesNotTrigger() => WeightFileTest.VerifyAsync(Model("WeightFile(\"model.safetensors\")", Layers), (WeightFileTest.Path, WeightHeaders.With(("optimizer/m/gru_1/kernel", [15, 48]))));

    /// <summary>Shapes of a model with a mistake are guesses.</summary>
    [Fact]
    public Task ModelWithAnotherMistake_DoesNotTrigger() => WeightFileTest.VerifyAsync(Model("WeightFile(\"model.safetensors\")", "Input(64, 15), Gru(16), {|NSG0101:Gru(16)|}, Dense(8)"), (WeightFileTest.Path, WeightHeaders.Text(WeightHeaders.Whole)));

    /// <summary>A model inside another takes its weights from that: its own file is for itself.</summary>
    [Fact]
    public Task ModelInsideAnother_DoesNotTrigger() => WeightFileTest.VerifyAsync(
        Model("WeightFile(\"model.safetensors\")", Layers) + "\n[SequenceModel, Input(64, 15), SubModel<Model>, Dense(3)] public sealed partial class Outer;", (WeightFileTest.Path, WeightHeaders.Text(WeightHeaders.Whole)));

    private static string Model(string file, string layers) => $"[SequenceModel, {file}, {layers}] public sealed partial class Model;";
}
