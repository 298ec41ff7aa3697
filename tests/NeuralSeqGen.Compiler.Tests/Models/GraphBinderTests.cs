using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Tests.Models;

/// <summary>Nodes of a graph bind on the nodes they read, whatever the order of the properties.</summary>
public sealed class GraphBinderTests
{
    private const string TwoInputs = """
        [Concatenate(nameof(Left), nameof(Right)), Dense(3)] private static partial LayerNode Joined { get; }
        [Dense(4, From = nameof(First))] private static partial LayerNode Left { get; }
        [Dense(2, From = nameof(Second))] private static partial LayerNode Right { get; }
        [Input(5)] private static partial LayerNode First { get; }
        [Input(6)] private static partial LayerNode Second { get; }
        """;

    [Fact]
    public void Nodes_StandBehindWhatTheyRead_AndInputsInTheOrderOfTheText()
    {
        var model = ModelSource.BindGraph(TwoInputs, "MeanSquaredError, Adam");

        Assert.Empty(model.Findings.Select(f => f.Sentence));
        Assert.Equal(["first", "second"], model.Inputs.Select(i => i.Name));
        Assert.Equal(["joined"], model.Outputs.Select(o => o.Name));
        Assert.Equal([3], model.Outputs[0].Shape);
        Assert.NotNull(model.Outputs[0].Loss);
        Assert.All(model.Layers, (layer, i) => Assert.Equal(i, layer.Number));
        Assert.All(model.Layers, layer => Assert.All(layer.Inputs, input => Assert.True(input.Number < layer.Number)));
        Assert.Equal((5 * 4) + 4 + (6 * 2) + 2 + (6 * 3) + 3, model.ParameterCount);
    }

    [Fact]
    public void Outputs_AreTheMarkedNodes_WithLossesAndMetricsOfTheirOwn()
    {
        var model = ModelSource.BindGraph("""
            [Input(5)] private static partial LayerNode X { get; }
            [Dense(4, From = nameof(X)), Output, MeanSquaredError(Weight = 0.5), Metric.MeanAbsoluteError] private static partial LayerNode Value { get; }
            [Dense(3, From = nameof(X), Activation = Activation.Softmax), CategoricalCrossentropy, Metric.Accuracy] private static partial LayerNode Kind { get; }
            """, "Adam");

        Assert.Empty(model.Findings.Select(f => f.Sentence));
        Assert.Equal(["value", "kind"], model.Outputs.Select(o => o.Name));
        Assert.Equal(["mean_squared_error", "categorical_crossentropy"], model.Outputs.Select(o => o.Loss!.Loss.KerasName));
        Assert.Equal(["value_mean_absolute_error", "kind_accuracy"], model.Outputs.SelectMany(o => o.Metrics).Select(m => m.Name));
    }

    [Fact]
    public void Reuse_AppliesTheLayersOfANodeAgain_WithTheirWeights()
    {
        var model = ModelSource.BindGraph("""
            [Input(5)] private static partial LayerNode A { get; }
            [Input(5)] private static partial LayerNode B { get; }
            [Dense(4, From = nameof(A)), Dense(2)] private static partial LayerNode Tower { get; }
            [Reuse(nameof(Tower), From = nameof(B))] private static partial LayerNode Other { get; }
            [Subtract(nameof(Tower), nameof(Other))] private static partial LayerNode Difference { get; }
            """, "MeanSquaredError");

        Assert.Empty(model.Findings.Select(f => f.Sentence));
        Assert.Equal((5 * 4) + 4 + (4 * 2) + 2, model.ParameterCount);
        Assert.Equal(model.ParameterCount, model.Layers.Sum(l => l.ParameterCount));
        Assert.Equal(["dense_1", "dense_2"], model.Layers.Where(l => l.Shared is not null).Select(l => l.Shared!.Name));
    }

    [Theory]
    [InlineData("[Input(5)] private static partial LayerNode X { get; } [Dense(2, From = nameof(Y))] private static partial LayerNode Y { get; }", "NSG0009")]
    [InlineData("[Input(5)] private static partial LayerNode X { get; } [Dense(2, From = \"Z\")] private static partial LayerNode Y { get; }", "NSG0008")]
    [InlineData("[Input(5)] private static partial LayerNode X { get; } [Dense(2)] private static partial LayerNode Y { get; }", "NSG0004")]
    [InlineData("[Dense(2, From = nameof(Y))] private static partial LayerNode X { get; } [Dense(2, From = nameof(X))] private static partial LayerNode Y { get; }", "NSG0004", "NSG0009")]
    [InlineData("[Input(5)] private static partial LayerNode X { get; } private static partial LayerNode Y { get; }", "NSG0004")]
    [InlineData("[Input(5)] private partial LayerNode X { get; } [Dense(2, From = nameof(X))] private static partial LayerNode Y { get; }", "NSG0005")]
    [InlineData("[Input(5)] private static partial LayerNode Activation { get; } [Dense(2, From = nameof(Activation))] private static partial LayerNode Y { get; }", "NSG0007")]
    [InlineData("[Input(5)] private static partial LayerNode X { get; } [Dense(2, From = nameof(X)), Dense(3, From = nameof(X))] private static partial LayerNode Y { get; }", "NSG0006")]
    [InlineData("[Input(5)] private static partial LayerNode X { get; } [Dense(2, From = nameof(X))] private static partial LayerNode Y { get; } [Add(nameof(X), nameof(Y))] private static partial LayerNode Z { get; }", "NSG0109")]
    [InlineData("[Input(5)] private static partial LayerNode X { get; } [Add(nameof(X))] private static partial LayerNode Z { get; }", "NSG0006")]
    [InlineData("[Input(5)] private static partial LayerNode X { get; } [Dense(2, From = nameof(X))] private static partial LayerNode Y { get; } [Dense(2, From = nameof(X))] private static partial LayerNode Z { get; }", "NSG0010")]
    [InlineData("[Input(5)] private static partial LayerNode X { get; } [Dense(2, From = nameof(X)), Output] private static partial LayerNode Y { get; } [Dense(2, From = nameof(X))] private static partial LayerNode Z { get; }", "NSG0011")]
    [InlineData("[Input(5)] private static partial LayerNode X { get; } [Input(4)] private static partial LayerNode Y { get; } [Dense(2, From = nameof(X))] private static partial LayerNode T { get; } [Reuse(nameof(T), From = nameof(Y)), Output] private static partial LayerNode Z { get; }", "NSG0006")]
    [InlineData("[Input(4, 5)] private static partial LayerNode X { get; } [Lstm(3, From = nameof(X))] private static partial LayerNode E { get; } [Gru(3, From = nameof(X), InitialState = new[] { nameof(E) })] private static partial LayerNode D { get; }", "NSG0106")]
    [InlineData("[Input(4, 5)] private static partial LayerNode X { get; } [Gru(4, From = nameof(X))] private static partial LayerNode E { get; } [Gru(3, From = nameof(X), InitialState = new[] { nameof(E) })] private static partial LayerNode D { get; }", "NSG0106")]
    [InlineData("[Input(4, 5)] private static partial LayerNode X { get; } [Gru(4, From = nameof(X))] private static partial LayerNode E { get; } [FinalState(nameof(E), Index = 1)] private static partial LayerNode D { get; }", "NSG0006")]
    public void Mistake_IsFoundOnce(string nodes, params string[] rules) => Assert.Equal(rules, ModelSource.BindGraph(nodes, "Sgd").Findings.Select(f => f.RuleId).Order());

    [Fact]
    public void Layers_OnTheClassOfAGraph_AreRefused() => Assert.Contains(ModelSource.BindGraph(TwoInputs, "Dense(3), Sgd").Findings, f => f.RuleId == RuleIds.MissingInput);
}
