namespace NeuralSeqGen.CompilerServices;

/// <summary>Arguments of <see cref="ModelProgram.Update"/>: a run of parameters with their gradients (after clipping) and optimizer slots.</summary>
public unsafe struct UpdateRange
{
    /// <summary>First parameter of the run; read and written.</summary>
    public float* Parameters;

    /// <summary>Gradients of the run.</summary>
    public float* Gradients;

    /// <summary>One pointer per optimizer slot, at the run's first parameter; read and written.</summary>
    public float** Slots;

    /// <summary>Parameters in the run, a multiple of 16.</summary>
    public int Length;

    /// <summary>Present learning rate.</summary>
    public double LearningRate;

    /// <summary>Number of this step, counted from 1.</summary>
    public long Step;
}
