using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Tests.Architecture;

/// <summary>Models whose generated code names what the layers alone do not: optimizers, metrics, masks, states, several losses, forms of the lanes.</summary>
internal static class GeneratedModels
{
    private const string Class = "public sealed partial class Model1;";

    /// <summary>The weight file that one of them names.</summary>
    public static readonly WeightHeader Weights = new("w.safetensors.json", new("w.safetensors", "00")
    {
        Tensors = new TensorSpec[] { new("dense_1/kernel", "F32", "(2, 1)"), new("dense_1/bias", "F32", "(1,)") }.ToEquatableArray(),
    });

    public static readonly IReadOnlyList<string> All =
    [
        $"[SequenceModel, WeightFile(\"w.safetensors\"), Input(2), Dense(1)] {Class}",
        $"[SequenceModel, Input(5, BatchSize = 4), Embedding(9, 3, MaskZero = true), Gru(3, Stateful = true, ReturnSequences = true), BatchNormalization, Dense(4, KernelL2 = 0.1, KernelOrthogonal = 0.1, KernelConstraint = Constraint.UnitNorm), SparseCategoricalCrossentropy(FromLogits = true), Lamb(ClipNorm = 1), Metric.Accuracy, Metric.EditDistance] {Class}",
        $"[SequenceModel, Input(9, 7), Gru(48, ReturnSequences = true), Bidirectional, Lstm(48, Dropout = 0.2), Dense(2, Activation = Activation.Softmax), CategoricalCrossentropy, RmsProp, Metric.Auc, Metric.F1Score] {Class}",
        $"[SequenceModel, Input(6, 2), Gru(2, ReturnSequences = true), Dense(3), Ctc, Adam(GlobalClipNorm = 1, WeightDecay = 0.01)] {Class}",
        $"[SequenceModel, Input(6, 2), Flatten, Dense(3, Activation = Activation.Sigmoid), BinaryCrossentropy, ExponentialDecay(0.1, 10, 0.9), Sgd, Metric.Precision] {Class}",
        """
        [SequenceModel, Sgd]
        public sealed partial class Model1
        {
            [Input(4, 2)] private static partial LayerNode A { get; }
            [Input(4, 2)] private static partial LayerNode B { get; }
            [Add(nameof(A), nameof(B)), Gru(2, ReturnSequences = true), MeanSquaredError] private static partial LayerNode C { get; }
        }
        """,
        """
        [SequenceModel, Adam]
        public sealed partial class Model1
        {
            [Input(4)] private static partial LayerNode Source { get; }
            [Embedding(9, 3, From = nameof(Source), MaskZero = true), Gru(4)] private static partial LayerNode Encoder { get; }
            [Input(5), TeacherForcing(nameof(Words), StartId = 1, EndId = 2)] private static partial LayerNode Previous { get; }
            [Embedding(8, 3, From = nameof(Previous)), Gru(4, ReturnSequences = true, InitialState = new[] { nameof(Encoder) }), Dense(8), SparseCategoricalCrossentropy(FromLogits = true, IgnoreClass = 0), Metric.Accuracy] private static partial LayerNode Words { get; }
        }
        """,
        """
        [SequenceModel, Adam]
        public sealed partial class Model1
        {
            [Input(4, 2)] private static partial LayerNode Source { get; }
            [Gru(2, From = nameof(Source), ReturnSequences = true), MeanSquaredError] private static partial LayerNode Path { get; }
            [Flatten(From = nameof(Source)), Dense(1), MeanSquaredError] private static partial LayerNode End { get; }
        }
        """,
    ];
}
