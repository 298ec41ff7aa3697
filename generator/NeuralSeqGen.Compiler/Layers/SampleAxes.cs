using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Axes as Keras counts them: 0 is the batch, −1 the last axis. Here they become axes of one sample's value.</summary>
internal static class SampleAxes
{
    /// <summary>An argument that lists axes; left out, it means the last one.</summary>
    public static Argument List(string name = "Axis") => new(name, ArgumentKind.Integers, null);

    /// <summary>The listed axes of a sample of <paramref name="rank"/> axes, ascending; what does not exist is left out.</summary>
    public static int[] Of(Arguments arguments, int rank, string name = "Axis")
    {
        var written = arguments.Ints(name);
        return Resolve(written.Count == 0 ? [-1] : written, rank).Where(axis => axis >= 0 && axis < rank).Distinct().OrderBy(axis => axis).ToArray();
    }

    /// <summary>One axis of a sample of <paramref name="rank"/> axes; the last one where it does not exist.</summary>
    public static int One(Arguments arguments, int rank, string name = "Axis") => Resolve([arguments.Int(name)], rank).Select(axis => axis >= 0 && axis < rank ? axis : rank - 1).Single();

    /// <summary>Reports an axis that the input does not have.</summary>
    public static void Check(LayerBinding binding, IEnumerable<int> written, string name = "Axis")
    {
        int rank = binding.Input.Rank;
        foreach (var (axis, resolved) in written.Zip(Resolve(written, rank), (axis, resolved) => (axis, resolved)))
        {
            if (resolved < 0 || resolved >= rank)
            {
                binding.Break($"{name} of {binding.Display} must be {(rank == 1 ? "1 or -1" : "from 1 to " + Naming.Number(rank) + ", or from -" + Naming.Number(rank) + " to -1")}, for an input of {Naming.Batch(binding.Input)}, but is {Naming.Number(axis)}.");
                return;
            }
        }
    }

    /// <summary>What is known of a value whose numbers meet along some axes and nowhere else: nothing where the steps lie along one of them.</summary>
    public static TimeReach? Reach(TimeReach? input, params int[] axes) => input is null || axes.Contains(input.Axis) ? null : input;

    /// <summary>Axes of one sample as axes of the lowered value: behind the rows, and one less where the time axis is gone.</summary>
    public static int[] Lowered(LayerLowering lowering, IEnumerable<int> axes) => axes.Select(axis => axis + lowering.RowAxes - (lowering.IsStep ? 1 : 0)).ToArray();

    private static IEnumerable<int> Resolve(IEnumerable<int> axes, int rank) => axes.Select(axis => Shape.SampleAxis(axis, rank));
}
