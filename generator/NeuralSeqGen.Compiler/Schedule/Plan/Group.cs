namespace NeuralSeqGen.Compiler.Schedule.Plan;

/// <summary>The unit of work: so many samples go through a program together.</summary>
internal static class Group
{
    /// <summary>Samples of a group, whatever the width of the vectors.</summary>
    public const int Size = 16;
}
