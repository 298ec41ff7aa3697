namespace NeuralSeqGen.Generator.Tests;

/// <summary>Graphs that several tests compile.</summary>
internal static class GraphModels
{
    /// <summary>Two inputs of different kinds and lengths, two outputs with losses: values per step, a kind per sequence.</summary>
    public const string TwoByTwo = Question.Usings + """
        /// <summary>An encoder and a decoder that starts from its state.</summary>
        [SequenceModel, Adam]
        public sealed partial class TwoByTwo
        {
            [Input(6, 3)] private static partial LayerNode Source { get; }
            [Input(4, 2)] private static partial LayerNode Previous { get; }
            [Gru(5, From = nameof(Source))] private static partial LayerNode Encoder { get; }
            [RepeatVector(4, From = nameof(Encoder))] private static partial LayerNode Context { get; }
            [Concatenate(nameof(Previous), nameof(Context)), Gru(4, ReturnSequences = true)] private static partial LayerNode Decoder { get; }
            [Dense(3, From = nameof(Decoder)), Output, MeanSquaredError(Weight = 0.5), Metric.MeanAbsoluteError] private static partial LayerNode Value { get; }
            [Dense(2, From = nameof(Encoder), Activation = Activation.Softmax), Output, SparseCategoricalCrossentropy, Metric.Accuracy] private static partial LayerNode Kind { get; }
        }
        """;

    /// <summary>One input, one output, a sum past a layer: x and y as for a list of layers.</summary>
    public const string Residual = Question.Usings + """
        /// <summary>A residual connection.</summary>
        [SequenceModel, MeanSquaredError, Sgd, Metric.MeanAbsoluteError]
        public sealed partial class Residual
        {
            [Input(5, 3)] private static partial LayerNode Samples { get; }
            [Dense(3, From = nameof(Samples), Activation = Activation.Tanh)] private static partial LayerNode Inner { get; }
            [Add(nameof(Samples), nameof(Inner)), Gru(4)] private static partial LayerNode Sum { get; }
        }
        """;
}
