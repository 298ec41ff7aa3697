namespace NeuralSeqGen;

/// <summary>Which end of a value is the better one, for callbacks that watch it; Keras's names.</summary>
public enum MonitorMode
{
    /// <summary>What the metric says of itself; losses are to fall.</summary>
    Auto,

    /// <summary>The value is to fall.</summary>
    Min,

    /// <summary>The value is to rise.</summary>
    Max,
}
