using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Losses;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Generator.Tests.RandomModels;

/// <summary>Every loss of the catalogue in generated code gives what the graph says, masked and weighted, at every width, whatever the number of samples.</summary>
public sealed class EveryLossTests
{
    private static readonly Lazy<LoadedModels> Models = new(() => QuickLoad.Of(GeneratorHarness.Run([.. Names.Select(Source)])));

    public static TheoryData<string> Losses => [.. Names];

    /// <summary>All but the one that is nothing without a function of the user's; in RewrittenLossTests it is each of the others.</summary>
    private static IEnumerable<string> Names => LossCatalogue.All.Select(loss => loss.Name).Where(name => name != "CustomLoss");

    [Theory]
    [MemberData(nameof(Losses))]
    public void EveryLoss_IsThatOfTheGraph(string loss)
    {
        var model = ModelSource.BindValid(Attributes(loss));
        new RandomModelCheck(model, Models.Value, Name(loss), seed: 1, samples: 21).Run();
        new RandomModelCheck(model, Models.Value, Name(loss), seed: 2, samples: 7).Run();
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void SampleWeights_AreThoseOfTheGraph(string loss)
    {
        var model = ModelSource.BindValid(Attributes(loss));
        var batch = new RandomBatch(model, samples: 21, seed: 3);
        float[] weights = [.. Enumerable.Range(0, 21).Select(i => i % 4 * 0.5f)];
        var ports = batch.Ports();
        ports[PortKind.RowWeight] = [.. weights.Select(w => Enumerable.Repeat((double)w, model.Outputs[0].RowShape.Elements).ToArray())];
        var expected = GraphInterpreter.Run(ModelLowering.Train(model), ports);
        var core = Models.Value.Core(Name(loss), 3, batch.Parameters);

        Assert.Equal(expected.Sum(0), core.Evaluate(batch.X, batch.Y, sampleWeight: weights).Loss, 1e-4 * Math.Max(1, Math.Abs(expected.Sum(0))));
        Assert.Equal(expected.Sum(0), core.TrainOnBatch(batch.X, batch.Y, weights), 1e-4 * Math.Max(1, Math.Abs(expected.Sum(0))));
        Assert.All(expected.Gradients.Zip(batch.Parameters, core.Parameters.ToArray()), p => Assert.Equal(p.Second - (0.01 * p.First), p.Third, 2e-5 * Math.Max(1, Math.Abs(p.First))));
    }

    private static string Name(string loss) => loss + "Model";

    private static string Attributes(string loss) => $"[Input(9, 3), Masking(MaskValue = 0.5), Dense(4), Activation(Activation.{(loss == "Ctc" ? "Linear" : "Softmax")}), {loss}{(loss == "Ctc" ? "(MaxLabelLength = 2)" : "")}, Sgd]";

    private static string Source(string loss) => $"using NeuralSeqGen; /// <summary>A loss.</summary>\n[SequenceModel] {Attributes(loss)} public sealed partial class {Name(loss)};\n";
}
