namespace NeuralSeqGen.Generator.Tests;

/// <summary>Models with an input that reads a target.</summary>
internal static class ForcingModels
{
    public const string Source = Question.Usings + """
        /// <summary>Reverses words of four letters; the fifth id is the end.</summary>
        [SequenceModel, Adam(LearningRate = 0.01)]
        public sealed partial class Translator
        {
            [Input(4)] private static partial LayerNode Source { get; }
            [Input(5), TeacherForcing(nameof(Words))] private static partial LayerNode Previous { get; }
            [Embedding(8, 12, From = nameof(Source)), Gru(24)] private static partial LayerNode Encoder { get; }
            [Embedding(8, 12, From = nameof(Previous)), Gru(24, ReturnSequences = true, InitialState = new[] { nameof(Encoder) }), Dense(8), SparseCategoricalCrossentropy(FromLogits = true), Metric.Accuracy]
            private static partial LayerNode Words { get; }
        }

        /// <summary>The same without a teacher.</summary>
        [SequenceModel, Adam(LearningRate = 0.01)]
        public sealed partial class ByHand
        {
            [Input(4)] private static partial LayerNode Source { get; }
            [Input(5)] private static partial LayerNode Previous { get; }
            [Embedding(8, 12, From = nameof(Source)), Gru(24)] private static partial LayerNode Encoder { get; }
            [Embedding(8, 12, From = nameof(Previous)), Gru(24, ReturnSequences = true, InitialState = new[] { nameof(Encoder) }), Dense(8), SparseCategoricalCrossentropy(FromLogits = true), Metric.Accuracy]
            private static partial LayerNode Words { get; }
        }

        /// <summary>The forced input comes first, its output last, behind one without a loss.</summary>
        [SequenceModel, Sgd]
        public sealed partial class Several
        {
            [Input(3), TeacherForcing(nameof(Words))] private static partial LayerNode Previous { get; }
            [Input(3, 2)] private static partial LayerNode Source { get; }
            [Embedding(5, 4, From = nameof(Previous))] private static partial LayerNode Embedded { get; }
            [Concatenate(nameof(Embedded), nameof(Source)), Gru(6, ReturnSequences = true)] private static partial LayerNode Reader { get; }
            [Dense(2, From = nameof(Reader)), Output] private static partial LayerNode Unjudged { get; }
            [Dense(1, From = nameof(Reader)), MeanSquaredError] private static partial LayerNode Level { get; }
            [Dense(5, From = nameof(Reader), Activation = Activation.Softmax), SparseCategoricalCrossentropy] private static partial LayerNode Words { get; }
        }

        /// <summary>The same without a teacher.</summary>
        [SequenceModel, Sgd]
        public sealed partial class SeveralByHand
        {
            [Input(3)] private static partial LayerNode Previous { get; }
            [Input(3, 2)] private static partial LayerNode Source { get; }
            [Embedding(5, 4, From = nameof(Previous))] private static partial LayerNode Embedded { get; }
            [Concatenate(nameof(Embedded), nameof(Source)), Gru(6, ReturnSequences = true)] private static partial LayerNode Reader { get; }
            [Dense(2, From = nameof(Reader)), Output] private static partial LayerNode Unjudged { get; }
            [Dense(1, From = nameof(Reader)), MeanSquaredError] private static partial LayerNode Level { get; }
            [Dense(5, From = nameof(Reader), Activation = Activation.Softmax), SparseCategoricalCrossentropy] private static partial LayerNode Words { get; }
        }

        /// <summary>The next id depends on the last one only: weights are the probabilities' logarithms.</summary>
        [SequenceModel, Sgd]
        public sealed partial class Chain
        {
            [Input(4), TeacherForcing(nameof(Next), StartId = 0, EndId = 3)] private static partial LayerNode Last { get; }
            [Embedding(4, 4, From = nameof(Last)), Dense(4, UseBias = false, Activation = Activation.Softmax), SparseCategoricalCrossentropy(IgnoreClass = -1)] private static partial LayerNode Next { get; }
        }

        /// <summary>The same with logits.</summary>
        [SequenceModel, Sgd]
        public sealed partial class LogitChain
        {
            [Input(4), TeacherForcing(nameof(Next), StartId = 0, EndId = 3)] private static partial LayerNode Last { get; }
            [Embedding(4, 4, From = nameof(Last)), Dense(4, UseBias = false), SparseCategoricalCrossentropy(FromLogits = true)] private static partial LayerNode Next { get; }
        }
        """;
}
