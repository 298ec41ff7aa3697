using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

/// <summary>What a Fit says that runs and learns nothing: one note each, and none where something is learned.</summary>
public sealed class FitNotesTests
{
    private static readonly float[,] _x = LinearData.Make(20).X;
    private static readonly float[,] _y = LinearData.Make(20).Y;

    [Fact]
    public void WeightsOfZero_AreNoted_AndNothingChanges()
    {
        var model = new LinearModel(seed: 4);
        float[] before = model.Parameters.ToArray();
        var history = model.Fit(_x, _y, sampleWeight: new float[20]);
        Assert.Equal("NSG0323: Linear.Fit: sampleWeight is 0 for all samples, so that nothing counts in the loss. Give what is to be learned a weight of 1, or leave the weights out.", Assert.Single(history.Notes));
        Assert.Equal(before, model.Parameters.ToArray());

        Assert.Equal("NSG0323: Linear.Fit: all weights of 'y' are 0, so that nothing counts in the loss of that target. Give what is to be learned a weight of 1, or leave the weights out.", Assert.Single(model.Fit(_x, _y, stepWeight: new float[20, 1]).Notes));
        Assert.Equal(before, model.Parameters.ToArray());
        Assert.Empty(model.Fit(_x, _y, sampleWeight: [.. new float[19], 1]).Notes);
        Assert.NotEqual(before, model.Parameters.ToArray());
    }

    [Fact]
    public void LayersThatAreAllFrozen_AreNoted()
    {
        var model = new LinearModel(seed: 4);
        float[] before = model.Parameters.ToArray();
        var layers = (IParameterStore)model.Core;
        layers.SetLayerTrainable("dense_1", false);
        Assert.Equal("NSG0323: Linear.Fit: no layer is trainable, so no weight changes. Set Trainable = true on the views of the layers that are to learn, or leave Trainable = false out of the declaration.", Assert.Single(model.Fit(_x, _y).Notes));
        Assert.Equal(before, model.Parameters.ToArray());
        layers.SetLayerTrainable("dense_1", true);
        Assert.Empty(model.Fit(_x, _y).Notes);
        Assert.Empty(new LinearModel(trainableKernel: false).Fit(_x, _y).Notes);
    }

    [Theory]
    [InlineData(TargetValues.Distributions, true)]
    [InlineData(TargetValues.Any, false)]
    [InlineData(TargetValues.Probabilities, false)]
    public void RowsOfZeros_AreNoted_WhereTheyAreNoTargets(TargetValues values, bool isNoted)
    {
        var notes = new LinearModel(values: values).Fit(_x, new float[20, 3]).Notes;
        Assert.Equal(isNoted ? ["NSG0323: Linear.Fit: all rows of 'y' are zeros, which are in no class and add nothing to the loss. Make the rows of labels with Sequences.ToCategorical."] : [], notes);
        float[,] one = new float[20, 3];
        one[19, 2] = 1;
        Assert.Empty(new LinearModel(values: values).Fit(_x, one).Notes);
    }
}
