using static NeuralSeqGen.Compiler.Tests.Battery.Truncation;

namespace NeuralSeqGen.Compiler.Tests.Battery;

/// <summary>Recurrent layers and what wraps them. A gate of u units on f features has f·u + u·u + u numbers.</summary>
internal static class RecurrentSamples
{
    private const int Gate = (3 * 7) + (7 * 7) + 7;

    public static readonly IReadOnlyList<LayerSample> All =
    [
        new("5, 3", "SimpleRnn(#)", "7", Gate) { Truncated = Whole },
        new("5, 3", "SimpleRnn(#, ReturnSequences = true, UseBias = false, Activation = Activation.Relu)", "5, 7", Gate - 7) { Truncated = Steps },
        new("5, 3", "SimpleRnn(#, GoBackwards = true, Dropout = 0.3, RecurrentDropout = 0.3)", "7", Gate) { Truncated = Whole },
        new("5, 3", "Gru(#)", "7", 3 * Gate) { Truncated = Whole },
        new("5, 3", "Gru(#, ReturnSequences = true, RecurrentActivation = Activation.HardSigmoid)", "5, 7", 3 * Gate) { Truncated = Steps },
        new("5, 3", "Gru(#, ResetAfter = true)", "7", 3 * (Gate + 7)) { Truncated = Whole },
        new("5, 3", "Gru(#, ResetAfter = true, UseBias = false, GoBackwards = true, ReturnSequences = true)", "5, 7", 3 * (Gate - 7)),
        new("5, 3", "Gru(#, GoBackwards = true, Dropout = 0.3, RecurrentDropout = 0.3)", "7", 3 * Gate) { Truncated = Whole },
        new("5, 3", "Gru(#, Unroll = true, ReturnSequences = true)", "5, 7", 3 * Gate) { Truncated = Steps },
        new("5, 3", "Lstm(#)", "7", 4 * Gate) { Truncated = Whole },
        new("5, 3", "Lstm(#, ReturnSequences = true, UnitForgetBias = false, Activation = Activation.Softsign)", "5, 7", 4 * Gate) { Truncated = Steps },
        new("5, 3", "Lstm(#, UseBias = false, GoBackwards = true, Dropout = 0.3, RecurrentDropout = 0.3)", "7", 4 * (Gate - 7)) { Truncated = Whole },
        new("5, 3", "Masking(MaskValue = 0.5), Lstm(#, ReturnSequences = true, ZeroOutputForMask = true)", "5, 7", 4 * Gate),
        new("5, 3", "StackedRnn(2), Gru(#), Lstm(4)", "4", (3 * Gate) + (4 * ((7 * 4) + (4 * 4) + 4))) { Truncated = Whole },
        new("5, 3", "StackedRnn(2, ReturnSequences = true), SimpleRnn(#), SimpleRnn(4)", "5, 4", Gate + (7 * 4) + (4 * 4) + 4) { Truncated = Steps },
        new("5, 3", "Bidirectional, Gru(#)", "14", 2 * 3 * Gate) { Truncated = Whole },
        new("5, 3", "Bidirectional(MergeMode = MergeMode.Sum), Lstm(#, ReturnSequences = true)", "5, 7", 2 * 4 * Gate) { Truncated = Steps },
        new("5, 3", "Bidirectional(MergeMode = MergeMode.Mul), SimpleRnn(#, ReturnSequences = true)", "5, 7", 2 * Gate) { Truncated = Steps },
        new("5, 3", "Bidirectional(MergeMode = MergeMode.Ave), Gru(#, ResetAfter = true, Dropout = 0.2)", "7", 2 * 3 * (Gate + 7)) { Truncated = Whole },
        new("5, 3", "Bidirectional, StackedRnn(2, ReturnSequences = true), Gru(#), SimpleRnn(4)", "5, 8", 2 * ((3 * Gate) + (7 * 4) + (4 * 4) + 4)) { Truncated = Steps },
        new("5, 3", "Bidirectional, Gru(#), BackwardLayer, Lstm(4)", "11", (3 * Gate) + (4 * ((3 * 4) + (4 * 4) + 4))) { Truncated = Whole },
        new("5, 3", "Bidirectional(MergeMode = MergeMode.Sum), SimpleRnn(#, ReturnSequences = true), BackwardLayer, Gru(#, ResetAfter = true)", "5, 7", Gate + (3 * (Gate + 7))) { Truncated = Steps },
        new("5, 3", "Bidirectional, StackedRnn(2, ReturnSequences = true), Gru(#), SimpleRnn(4), BackwardLayer, Lstm(#)", "5, 11", (3 * Gate) + (7 * 4) + (4 * 4) + 4 + (4 * Gate)) { Truncated = Steps },
        new("2, 5, 3", "TimeDistributed, Bidirectional, Lstm(4, GoBackwards = true), BackwardLayer, SimpleRnn(#)", "2, 11", (4 * ((3 * 4) + (4 * 4) + 4)) + Gate),
        new("2, 5, 3", "TimeDistributed, Gru(#, ReturnSequences = true)", "2, 5, 7", 3 * Gate),
        new("2, 5, 3", "TimeDistributed, Bidirectional, Lstm(#)", "2, 14", 2 * 4 * Gate),
        new("3, 6, 2", "ConvLstm1D(#, 3)", "4, 7", 4 * 7 * ((3 * 2) + (3 * 7) + 1)),
        new("3, 6, 2", "ConvLstm1D(#, 2, Padding = ConvolutionPadding.Same, Strides = 2, ReturnSequences = true)", "3, 3, 7", 4 * 7 * ((2 * 2) + (2 * 7) + 1)) { Truncated = Steps },
        new("3, 6, 2", "ConvLstm1D(3, 2, DilationRate = 2, UseBias = false, GoBackwards = true, RecurrentActivation = Activation.HardSigmoid)", "4, 3", 4 * 3 * ((2 * 2) + (2 * 3))),
        new("3, 6, 2", "ConvLstm1D(#, 3, Padding = ConvolutionPadding.Same, Dropout = 0.3, RecurrentDropout = 0.3)", "6, 7", 4 * 7 * ((3 * 2) + (3 * 7) + 1)) { Truncated = Whole },
        new("3, 5, 2", "Bidirectional(MergeMode = MergeMode.Sum), ConvLstm1D(#, 2, ReturnSequences = true)", "3, 4, 7", 2 * (4 * 7 * ((2 * 2) + (2 * 7) + 1))),
        new("2, 3, 5, 2", "TimeDistributed, ConvLstm1D(3, 2)", "2, 4, 3", 4 * 3 * ((2 * 2) + (2 * 3) + 1)),
        new("3, 5, 2", "Masking(MaskValue = 0.5), ConvLstm1D(2, 2, ReturnSequences = true), ConvLstm1D(3, 1)", "4, 3", (4 * 2 * ((2 * 2) + (2 * 2) + 1)) + (4 * 3 * ((1 * 2) + (1 * 3) + 1))),
        new("3, 5, 2; 2, 5, 2", "ConvLstm1D(#, 2, From = nameof(A)) | ConvLstm1D(#, 2, From = nameof(B), InitialState = new[] { nameof(N1) })", "4, 7", 2 * (4 * 7 * ((2 * 2) + (2 * 7) + 1))),
        new("5, 3; 7", "Gru(#, From = nameof(A), InitialState = new[] { nameof(B) })", "7", 3 * Gate),
        new("5, 3; 4, 2", "Bidirectional, Gru(#, From = nameof(A)), BackwardLayer, Lstm(4) | Bidirectional, Gru(#, From = nameof(B)), BackwardLayer, Lstm(4, InitialState = new[] { nameof(N1) })",
            "11", (3 * Gate) + (4 * ((3 * 4) + (4 * 4) + 4)) + (3 * ((2 * 7) + (7 * 7) + 7)) + (4 * ((2 * 4) + (4 * 4) + 4))),
        new("5, 3; 4, 2", "Lstm(#, From = nameof(A)) | Lstm(7, ReturnSequences = true, From = nameof(B), InitialState = new[] { nameof(N1) }) | FinalState(nameof(N1), Index = 1) | RepeatVector(4, From = nameof(N3)) | Add(nameof(N2), nameof(N4))",
            "4, 7", (4 * Gate) + (4 * ((2 * 7) + (7 * 7) + 7))),
    ];
}
