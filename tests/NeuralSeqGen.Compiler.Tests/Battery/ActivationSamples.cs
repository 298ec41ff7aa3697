using static NeuralSeqGen.Compiler.Tests.Battery.Truncation;

namespace NeuralSeqGen.Compiler.Tests.Battery;

/// <summary>Activations as layers.</summary>
internal static class ActivationSamples
{
    public static readonly IReadOnlyList<LayerSample> All =
    [
        new("5, 3", "Activation(Activation.Gelu)", "5, 3", 0) { Truncated = Steps },
        new("7", "Activation(Activation.LogSoftmax)", "7", 0),
        new("5, 3", "Relu", "5, 3", 0) { Truncated = Steps },
        new("5, 3", "Relu(MaxValue = 0.8, NegativeSlope = 0.2, Threshold = 0.3)", "5, 3", 0),
        new("5, 3", "LeakyRelu", "5, 3", 0) { Truncated = Steps },
        new("5, 3", "LeakyRelu(NegativeSlope = 0.05)", "5, 3", 0),
        new("5, 3", "PRelu", "5, 3", 15),
        new("5, 3", "PRelu(SharedAxes = new[] { 1 })", "5, 3", 3) { Truncated = Steps },
        new("7", "PRelu", "7", 7),
        new("2, 5, 3", "TimeDistributed, PRelu", "2, 5, 3", 15),
        new("5, 3", "Elu(Alpha = 0.5)", "5, 3", 0) { Truncated = Steps },
        new("5, 6", "Glu", "5, 3", 0) { Truncated = Steps },
        new("6, 3", "Glu(Axis = 1)", "3, 3", 0),
        new("8", "Glu", "4", 0),
        new("2, 4, 3", "TimeDistributed, Glu(Axis = 1)", "2, 2, 3", 0),
        new("5, 3", "Softmax", "5, 3", 0) { Truncated = Steps },
        new("5, 3", "Softmax(Axis = 1)", "5, 3", 0),
        new("2, 5, 3", "TimeDistributed, Softmax(Axis = 1)", "2, 5, 3", 0),
    ];
}
