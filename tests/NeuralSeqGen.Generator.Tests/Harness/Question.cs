namespace NeuralSeqGen.Generator.Tests;

/// <summary>The three models of the well-known question.</summary>
internal static class Question
{
    public const string Model1 = Usings + """
        /// <summary>A label per step.</summary>
        [SequenceModel]
        [Input(64, 15)]
        [Gru(16, ReturnSequences = true)]
        [TimeDistributed, Dense(8)]
        [Activation(Activation.Softmax)]
        [CategoricalCrossentropy, RmsProp, Metric.Accuracy]
        public sealed partial class Model1;

        """;

    public const string Model2 = Usings + """
        /// <summary>The same without TimeDistributed.</summary>
        [SequenceModel]
        [Input(64, 15)]
        [Gru(16, ReturnSequences = true)]
        [Dense(8)]
        [Activation(Activation.Softmax)]
        [CategoricalCrossentropy, RmsProp, Metric.Accuracy]
        public sealed partial class Model2;

        """;

    public const string Model3 = Usings + """
        /// <summary>A label per sequence.</summary>
        [SequenceModel]
        [Input(64, 15)]
        [Gru(16)]
        [Dense(8)]
        [Activation(Activation.Softmax)]
        [CategoricalCrossentropy, RmsProp, Metric.Accuracy]
        public sealed partial class Model3;

        """;

    public const string Usings = "using NeuralSeqGen;\n";
}
