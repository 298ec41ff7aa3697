using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Schedule.SamplesInLanes;

/// <summary>What a tile computes of its root, and its stores.</summary>
internal partial class Tile
{
    // sums of four vectors cost little more than the sum of one: they are transposed first
    private const int AddedTogether = 4;

    private List<Value>? _repeated;

    private IReadOnlyList<Value> Stored => [.. (cluster.Root is { } root ? [root] : new List<Node>()).Concat(cluster.Epilogue).Select(node => node.Output)];

    /// <summary>Element by element, so that few registers are alive at a time; only gradients are stored several at a time.</summary>
    private void EmitEpilogue()
    {
        for (int e = 0; e < Size; e++)
        {
            EmitEpilogue(e);
        }
    }

    /// <summary>What follows for one element.</summary>
    public void EmitEpilogue(int element)
    {
        Hold(_repeated ??= [.. cluster.Epilogue.SelectMany(node => node.Inputs).GroupBy(v => v).Where(reads => reads.Count() > 1).Select(reads => reads.Key).Except(Stored)], element);
        foreach (var node in cluster.Epilogue.Where(node => !IsFusedMultiply(node)))
        {
            Evaluate(node, element, Indices(element), _statements);
        }

        foreach (var value in Stored)
        {
            Store(value, element);
        }
    }

    /// <summary>Values that several nodes read are loaded once.</summary>
    private void Hold(IReadOnlyList<Value> values, int element)
    {
        foreach (var value in values)
        {
            if (Read(value, element, Indices(element)) is Inline { Expression: LoadExpression } load)
            {
                _registers[(value, element)] = Define((Clusterer.Origin(value).Name ?? "x") + "_", element, load.Expression, _statements);
            }
        }
    }

    /// <summary>Stores one element where it goes, or, of gradients, a run of elements behind the last of them.</summary>
    protected virtual void Store(Value value, int element)
    {
        foreach (var target in level.Destinations(value).Where(target => target.Form == Form.Samples))
        {
            bool adds = target.Buffer.Kind is BufferKind.Gradients or BufferKind.Sums or BufferKind.PhaseSums;
            int column = element % columns, run = target.Buffer.Kind == BufferKind.Gradients && cluster.Space.Rank > 0 && target.Strides.Last() == 1 ? AddedTogether : columns + 1;
            if (column >= columns / run * run)
            {
                var (pointer, index) = builder.Address(target, Indices(element), value.Name ?? (adds ? target.Buffer.Name : "result"));
                var operand = Read(value, element, Indices(element));
                _statements.Add(adds ? new AddLanesStatement(pointer, index, operand) : new StoreStatement(pointer, index, operand));
            }
            else if (column % run == run - 1)
            {
                var elements = Enumerable.Range(element - run + 1, run).ToList();
                var (pointer, index) = builder.Address(target, Indices(elements[0]), value.Name ?? target.Buffer.Name);
                _statements.Add(new AddFourLanesStatement(pointer, index, elements.Select(i => Read(value, i, Indices(i))).ToList()));
            }
        }
    }
}
