using NeuralSeqGen.Tests.Core;

namespace NeuralSeqGen.Tests;

/// <summary>A stack shows its cells; it has no weights, and says where they are.</summary>
public class StackedRnnLayerTests
{
    [Fact]
    public void WeightsOfAStack_AreThoseOfItsCells()
    {
        var core = new LinearModel().Core;
        var stack = new StackedRnnLayer(core, "stacked_rnn_1", new GruLayer(core, "stacked_rnn_1/cell_1"));

        Assert.Equal("stacked_rnn_1/cell_1", Assert.Single(stack.Cells).Name);
        Assert.All<Func<object>>([() => stack.Kernel, () => stack.RecurrentKernel, () => stack.Bias, () => ((RecurrentLayerView)stack).Kernel], read =>
            Assert.Equal("Layer 'stacked_rnn_1' is a stack and has no weights of its own. Take them from Cells, as in Cells[0].Kernel.", Assert.Throws<InvalidOperationException>(read).Message));
    }
}
