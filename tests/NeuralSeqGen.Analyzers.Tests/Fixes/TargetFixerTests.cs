using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

public sealed class TargetFixerTests
{
    private const string Categorical = "CategoricalCrossentropy(FromLogits = true)", Sparse = "SparseCategoricalCrossentropy(FromLogits = true)";

    [Theory]
    [InlineData("model.Fit(x, {|NSG0201:y|}); model.Evaluate(x: x, y: {|NSG0201:y|})", "model.Fit(x, Sequences.ToCategorical(y, 4)); model.Evaluate(x: x, y: Sequences.ToCategorical(y, 4))")]
    [InlineData("model.TrainOnBatch(x, {|NSG0201:new int[9]|})", "model.TrainOnBatch(x, Sequences.ToCategorical(new int[9], 4))")]
    public Task Labels_BecomeOneHot(string before, string after) => VerifyAsync(Categorical, "int[] y = new int[9];", before, after, "Sequences.ToCategorical");

    [Theory]
    [InlineData("model.Fit(x, {|NSG0202:y|})", "model.Fit(x, Sequences.ArgMax(y))")]
    public Task OneHot_BecomesLabels(string before, string after) => VerifyAsync(Sparse, "float[,] y = new float[9, 4];", before, after, "Sequences.ArgMax");

    [Theory]
    [InlineData(Categorical, Sparse, "model.Fit(x, {|NSG0201:new int[9]|})", "model.Fit(x, new int[9])", "Rename=CategoricalCrossentropy>SparseCategoricalCrossentropy")]
    [InlineData(Sparse, Categorical, "model.Fit(x, {|NSG0202:new float[9, 4]|}); model.Evaluate(x, {|NSG0202:new float[9, 4]|})", "model.Fit(x, new float[9, 4]); model.Evaluate(x, new float[9, 4])", "Rename=SparseCategoricalCrossentropy>CategoricalCrossentropy")]
    public Task Loss_IsChangedInTheModel(string loss, string other, string before, string after, string key) =>
        CallFixTest<TargetFixer>.VerifyAsync(Program(Model(loss), "", before), Program(Model(other), "", after), key);

    [Theory]
    [InlineData("model.Predict({|NSG0303:series|})", "model.Predict(Sequences.AddFeatureAxis(series))")]
    [InlineData("model.Fit({|NSG0303:series|}, new float[9, 4])", "model.Fit(Sequences.AddFeatureAxis(series), new float[9, 4])")]
    public Task Series_GetAnAxisForTheirFeature(string before, string after)
    {
        const string model = "[SequenceModel, Input(6, 1), Gru(2), Dense(4), MeanSquaredError] public sealed partial class Model;";
        return CallFixTest<ReplaceArgumentFixer>.VerifyAsync(Program(model, "float[,] series = new float[9, 6];", before), Program(model, "float[,] series = new float[9, 6];", after));
    }

    [Fact]
    public Task TableWithSeveralFeatures_IsNotGuessed()
    {
        string program = Program(Model(Categorical), "float[,] table = new float[9, 3];", "model.Predict({|NSG0303:table|})");
        return CallFixTest<ReplaceArgumentFixer>.VerifyAsync(program, program);
    }

    [Fact]
    public Task IdsAsTheirOwnTarget_AreShifted()
    {
        const string model = "[SequenceModel, Input(6), Embedding(9, 2), Gru(2, ReturnSequences = true), Dense(9), SparseCategoricalCrossentropy(FromLogits = true)] public sealed partial class Model;";
        return CallFixTest<TargetFixer>.VerifyAsync(Program(model, "int[,] ids = new int[9, 6];", "model.Fit(ids, {|NSG0313:ids|})"), Program(model, "int[,] ids = new int[9, 6];", "model.Fit(Sequences.ShiftRight(ids), ids)"));
    }

    private static Task VerifyAsync(string loss, string data, string before, string after, string key) =>
        CallFixTest<ReplaceArgumentFixer>.VerifyAsync(Program(Model(loss), data, before), Program(Model(loss), data, after), key);

    private static string Model(string loss) => $"[SequenceModel, Input(6, 3), Gru(2), Dense(4), {loss}] public sealed partial class Model;";

    private static string Program(string model, string data, string call) => $"{model}\nstatic class Program {{ static void Main() {{ var model = new Model(); var x = new float[9, 6, 3]; {data} {call}; }} }}";
}
