namespace NeuralSeqGen.Compiler.Schedule.Plan;

/// <summary>The unit of work: so many samples go through a program together.</summary>
internal static class Group
{
    /// <summary>Samples of a group, whatever the width of the vectors.</summary>
    public const int Size = 16;

    /// <summary>So many elements and what fills them up to whole vectors of every width: the next multiple of <see cref="Size"/>.</summary>
    public static long RoundUp(long elements) => (elements + Size - 1) / Size * Size;

    /// <summary>The same of a number whose multiple is an int.</summary>
    public static int RoundUp(int elements) => checked((int)RoundUp((long)elements));
}
