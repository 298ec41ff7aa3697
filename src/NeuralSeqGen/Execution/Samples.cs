using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuralSeqGen;

/// <summary>The caller's arrays, pinned: what a batch takes its samples from. Reusable after <see cref="Release"/>, and then allocates nothing.</summary>
internal sealed unsafe class Samples(int inputs, int targets)
{
    private readonly List<GCHandle> _pins = new(inputs + (3 * targets) + 1);

    /// <summary>Samples held.</summary>
    public int Count;

    /// <summary>Number that messages give the first sample: 0 for arrays, of a source how many came before.</summary>
    public long FirstNumber;

    /// <summary>Address of each input's first sample.</summary>
    public readonly nint[] Inputs = new nint[inputs];

    /// <summary>Address of each target's first sample.</summary>
    public readonly nint[] Targets = new nint[targets];

    /// <summary>One weight per sample; null where all are 1.</summary>
    public float* SampleWeights;

    /// <summary>For each target the address of one weight per sample and loss row; 0 where all are 1.</summary>
    public readonly nint[] StepWeights = new nint[targets];

    /// <summary>For each target the address of one weight per sample; 0 where all are 1.</summary>
    public readonly nint[] TargetSampleWeights = new nint[targets];

    /// <summary>Takes the samples of a call: arrays are pinned until <see cref="Release"/>.</summary>
    public void Hold(int count, LabelledArrays given)
    {
        Count = count;
        for (int i = 0; i < given.Inputs.Length; i++)
        {
            Inputs[i] = (nint)given.Inputs.Start(i, this);
        }

        for (int i = 0; i < given.Targets.Length; i++)
        {
            Targets[i] = (nint)given.Targets.Start(i, this);
        }

        if (given.SampleWeight is { } weights)
        {
            SampleWeights = (float*)Pin(weights);
        }

        for (int i = 0; i < given.Targets.Length; i++)
        {
            StepWeights[i] = given.TargetWeights.Steps(i) is { } steps ? (nint)Pin(steps) : 0;
            TargetSampleWeights[i] = given.TargetWeights.Samples(i) is { } own ? (nint)Pin(own) : 0;
        }
    }

    public void* Pin(Array array)
    {
        _pins.Add(GCHandle.Alloc(array, GCHandleType.Pinned));
        return Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
    }

    public void Release()
    {
        foreach (var pin in _pins)
        {
            pin.Free();
        }

        _pins.Clear();
        Count = 0;
        SampleWeights = null;
        Array.Clear(StepWeights);
        Array.Clear(TargetSampleWeights);
        Array.Clear(Inputs);
        Array.Clear(Targets);
    }
}
