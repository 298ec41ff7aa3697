using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Where, behind the program's arena, one group's row weights stand; in floats, each part 64-byte aligned.</summary>
internal sealed class StagingLayout
{
    private readonly int _length;

    public StagingLayout(int[] lossRows)
    {
        // a plain loop: a first call compiles everything that it runs, and generic code over numbers once for each type
        RowWeights = new int[lossRows.Length];
        for (int i = 0; i < lossRows.Length; i++)
        {
            RowWeights[i] = _length;
            _length = checked(_length + lossRows[i] * ModelProgram.GroupSize);
        }
    }

    public int[] RowWeights { get; }

    /// <summary>First float of the staging area behind an arena.</summary>
    public static int Start(int arena) => (arena + 15) & ~15;

    /// <summary>Size of an arena with its staging area.</summary>
    public int Behind(int arena) => checked(Start(arena) + _length);
}
