using NeuralSeqGen.CompilerServices;
using NeuralSeqGen.Generator.Tests.RandomModels;

namespace NeuralSeqGen.Generator.Tests.Functions;

/// <summary>What else is done with a recurrent layer, done with one whose cell is a function, beside the layer of the catalogue: states that stay, files, models as layers, tables, what an editor shows.</summary>
public sealed class OwnCellUseTests
{
    private const string Inside = "[SequenceModel, Input(3, 4, 2), TimeDistributed, SubModel<ENCODER>(Name = \"word\"), Gru(3), Dense(2), MeanSquaredError, Adam] internal sealed partial class NAME;\n";

    private static readonly CellPair Stateful = new("Gru", 5, "Input(4, 3, BatchSize = 3), Masking(MaskValue = 0.5), {0}, Stateful = true, ReturnSequences = true), {0}, Stateful = true), Dense(2), MeanSquaredError, Adam");
    private static readonly CellPair StatefulLstm = Stateful with { Cell = "Lstm" };
    private static readonly CellPair Encoder = new("Lstm", 5, "Input(4, 2), {0}, ReturnSequences = true), {0})");

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorHarness.Run(
        Stateful.Own("OwnGru"), Stateful.BuiltIn("BuiltGru"), StatefulLstm.Own("OwnLstm"), StatefulLstm.BuiltIn("BuiltLstm"), Encoder.Own("OwnEncoder"), Encoder.BuiltIn("BuiltEncoder"),
        "using NeuralSeqGen;\n" + Inside.Replace("ENCODER", "OwnEncoder", StringComparison.Ordinal).Replace("NAME", "OwnInside", StringComparison.Ordinal) + Inside.Replace("ENCODER", "BuiltEncoder", StringComparison.Ordinal).Replace("NAME", "BuiltInside", StringComparison.Ordinal),
        Stateful.Own("Renamed").Replace("nameof(F)", "typeof(Elsewhere), nameof(Elsewhere.G)", StringComparison.Ordinal) + Elsewhere()));

    private static readonly Lazy<LoadedModels> Models = new(() => QuickLoad.Of(Run.Value));

    public static TheoryData<string, int> Widths => new(from cell in new[] { "Gru", "Lstm" } from bits in new[] { 512, 256, 128 } select (cell, bits));

    [Theory]
    [MemberData(nameof(Widths))]
    public void States_StayFromBatchToBatch(string cell, int bits)
    {
        ModelCore own = Core("Own" + cell, bits), built = Core("Built" + cell, bits);
        float[,,] first = Sequences(3, 4, 3, seed: 1), second = Sequences(3, 4, 3, seed: 2);
        float[] carried = Flat(Each([own, built], core => (core.Predict([first]), core.Predict([second])).Item2));
        Each([own, built], core => new Array[] { new[] { core.TrainOnBatch([first], [new float[3, 2]]), core.TrainOnBatch([second], [new float[3, 2]]) }, core.Parameters.ToArray() });
        Each([own, built], core => [core.PredictLayer("dense_1", [first]), core.Predict([first])[0]]);
        var fresh = Core("Own" + cell, bits);

        Assert.NotEqual(carried, Flat(fresh.Predict([second])));
        fresh.ResetStates();
        fresh.Predict([first]);
        Assert.Equal(carried, Flat(fresh.Predict([second])));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Checkpoints_HoldTheStates(string cell, int bits)
    {
        ModelCore own = Core("Own" + cell, bits), other = Core("Own" + cell, bits);
        float[,,] x = Sequences(3, 4, 3, seed: 1);
        own.TrainOnBatch([x], [new float[3, 2]]);
        using var file = new MemoryStream();
        own.SaveWeights(file, new() { IncludeOptimizer = true });
        other.LoadWeights(file.ToArray(), new() { IncludeOptimizer = true });

        Assert.Equal(Flat(own.Predict([x])), Flat(other.Predict([x])));
        Assert.Equal(own.TrainOnBatch([x], [new float[3, 2]]), other.TrainOnBatch([x], [new float[3, 2]]));
        Assert.Equal(own.Parameters.ToArray(), other.Parameters.ToArray());
    }

    [Fact]
    public void Files_NameTheWeightsByTheParameters()
    {
        using var file = new MemoryStream();
        Core("OwnGru", 512).SaveWeights(file);

        Assert.Equal(
            ["dense_1/bias", "dense_1/kernel", "rnn_1/bias", "rnn_1/kernel", "rnn_1/recurrent_kernel", "rnn_2/bias", "rnn_2/kernel", "rnn_2/recurrent_kernel"],
            FixtureTensorNames(file.ToArray()));
    }

    /// <summary>The name of the method, and where it stands, is not what the weights mean.</summary>
    [Fact]
    public void Files_FitTheSameCellUnderAnotherName()
    {
        using var file = new MemoryStream();
        ModelCore own = Core("OwnGru", 512), renamed = LoadedModels.CoreOf(Models.Value.Create("Renamed", 8));
        own.SaveWeights(file);
        renamed.LoadWeights(file.ToArray());

        Assert.Equal(own.ArchitectureHash, renamed.ArchitectureHash);
        Assert.Equal(own.Parameters.ToArray(), renamed.Parameters.ToArray());
    }

    [Fact]
    public void Files_OfTheLayerAreRefused()
    {
        using var file = new MemoryStream();
        Core("BuiltGru", 512).SaveWeights(file);

        Assert.Throws<WeightFileException>(() => Core("OwnGru", 512).LoadWeights(file.ToArray()));
    }

    [Fact]
    public void SubModel_ComputesWhatTheOneWithTheLayerDoes() => Each(
        [Core("OwnInside", 512), Core("BuiltInside", 512)],
        core => [core.Predict([Words()])[0], core.PredictLayer("word", [Words()]), new[] { core.TrainOnBatch([Words()], [new float[3, 2]]) }, core.Parameters.ToArray()]);

    [Fact]
    public void Summary_IsThatOfALayer() => Assert.Equal(
        Models.Value.Create("BuiltGru").GetSummary().Replace("gru_", "rnn_", StringComparison.Ordinal).Replace("(GRU)", "(RNN)", StringComparison.Ordinal).Replace("BuiltGru", "OwnGru", StringComparison.Ordinal),
        Models.Value.Create("OwnGru").GetSummary());

    [Fact]
    public void Editor_ShowsTheCellAndItsShape() => Assert.Contains("/// <summary>rnn_1: [Rnn(nameof(F), 5)] #2, (n, 4, 5), 135 parameters.</summary>", Run.Value.Surface("OwnGru"), StringComparison.Ordinal);

    /// <summary>What each core gives has the same bits.</summary>
    private static Array[] Each(ModelCore[] cores, Func<ModelCore, Array[]> call)
    {
        Array[][] results = [.. cores.Select(call)];
        Assert.All(results, result => Assert.Equal(Flat(results[0]), Flat(result)));
        return results[0];
    }

    private static float[] Flat(Array[] arrays) => [.. arrays.SelectMany(array => array.Cast<float>())];

    private static ModelCore Core(string name, int bits)
    {
        lock (RandomModelCheck.Width)
        {
            AppContext.SetData(VectorWidth.Switch, bits);
            int count = LoadedModels.CoreOf(Models.Value.Create(name)).ParameterCount;
            var core = Models.Value.Core(name, 7, Values(count, seed: 3));
            AppContext.SetData(VectorWidth.Switch, null);
            return core;
        }
    }

    private static float[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }

    private static float[,,] Sequences(int samples, int steps, int features, int seed)
    {
        float[,,] x = new float[samples, steps, features];
        Buffer.BlockCopy(Values(x.Length, seed), 0, x, 0, x.Length * sizeof(float));
        return x;
    }

    private static float[,,,] Words()
    {
        float[,,,] x = new float[3, 3, 4, 2];
        Buffer.BlockCopy(Values(x.Length, seed: 4), 0, x, 0, x.Length * sizeof(float));
        return x;
    }

    private static IEnumerable<string> FixtureTensorNames(byte[] file) => NeuralSeqGen.Conformance.FixtureTensor.LoadAll(file).Keys.Order(StringComparer.Ordinal);

    private static string Elsewhere() =>
        "internal static class Elsewhere\n{\n" + NeuralSeqGen.Compiler.Tests.Functions.Cells.Gru.Replace(" F(", " G(", StringComparison.Ordinal) + "\n}\n";
}
