namespace NeuralSeqGen;

/// <summary>Half the squared error where it is small and a straight line beyond: <c>mean(½e²)</c> for <c>|e| ≤ δ</c>, else <c>mean(δ|e| − ½δ²)</c>, over the last axis.</summary>
public sealed class HuberAttribute : LossAttribute
{
    /// <summary>The error at which the line begins.</summary>
    public double Delta { get; set; } = 1;
}
