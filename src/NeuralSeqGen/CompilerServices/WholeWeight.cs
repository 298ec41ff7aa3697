namespace NeuralSeqGen.CompilerServices;

/// <summary>Arguments of <see cref="ModelProgram.RunWeight"/>: one weight with its gradient and optimizer slots. 16 floats behind each array may be read.</summary>
public unsafe struct WholeWeight
{
    /// <summary>The weight; read, and written by steps and constraints.</summary>
    public float* Values;

    /// <summary>Its gradient; read, and written by clips and penalties.</summary>
    public float* Gradient;

    /// <summary>One pointer per optimizer slot, of the slot's own extents; read and written by steps.</summary>
    public float** Slots;

    /// <summary>Work memory of <see cref="ModelProgram.WeightArena"/> floats.</summary>
    public float* Arena;

    /// <summary>Present learning rate.</summary>
    public double LearningRate;

    /// <summary>Number of this step, counted from 1.</summary>
    public long Step;

    /// <summary>Norm of all gradients together.</summary>
    public double JointNorm;

    /// <summary>The one number that a penalty or norm writes.</summary>
    public double* Number;
}
