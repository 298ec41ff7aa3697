namespace NeuralSeqGen;

/// <summary>Where RMSprop adds epsilon.</summary>
public enum EpsilonPlacement
{
    /// <summary>g/√(v + ε), as in Keras 3.</summary>
    InsideRoot,

    /// <summary>g/(√v + ε), as in Keras 2.</summary>
    OutsideRoot,
}
