using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Schedule.OneSequence;

/// <summary>Writes one value, or one number, into a layout whose last axis is in the lanes: whole vectors where both sides run on, else one by one.</summary>
internal sealed class CopyLoops(KernelBuilder builder, Tiling tiling)
{
    public void Emit(Operand? constant, Layout? source, Layout target, string name)
    {
        builder.Kernel.Remarks.Add($"{name} {target.Shape}, copied");
        var shape = target.Shape.Rank == 0 ? new Shape(1) : target.Shape;
        target = target.Shape.Rank == 0 ? target.Broadcast(shape, []) : target;
        source = source is { Shape.Rank: 0 } scalar ? scalar.Broadcast(shape, []) : source;
        bool vectors = IsWhole(target) && (source is null || (source.Strides.Last() == 1 && source.Buffer.Kind == BufferKind.Arena));
        builder.Kernel.Body.AddRange(Rows(shape, 0, []));

        IReadOnlyList<Statement> Rows(Shape s, int axis, List<AffineIndex> indices)
        {
            if (axis == s.Rank - 1)
            {
                int step = vectors ? tiling.Lanes : 1, count = (s.Last + step - 1) / step;
                return Repeat("j", count, column => Element([.. indices, column * step]));
            }

            return Repeat("i", s[axis], index => Rows(s, axis + 1, [.. indices, index]));
        }

        IReadOnlyList<Statement> Element(IReadOnlyList<AffineIndex> indices)
        {
            var value = constant ?? Read(indices);
            var (pointer, index) = builder.Address(target, indices, name);
            return [vectors ? new StoreStatement(pointer, index, value) : new StoreFirstStatement(pointer, index, value)];
        }

        Operand Read(IReadOnlyList<AffineIndex> indices)
        {
            var (pointer, index) = builder.Address(source!, indices, name);
            return new Inline(vectors ? new LoadExpression(pointer, index) : new BroadcastExpression(pointer, index));
        }
    }

    // a vector may write over the padding of its own row only
    private static bool IsWhole(Layout layout) => layout.Strides.Last() == 1 && layout.Start.Constant % Group.Size == 0 &&
        layout.Start.Terms.All(t => t.Stride % Group.Size == 0) && layout.Strides.Take(layout.Strides.Count - 1).All(s => s % Group.Size == 0);

    private IReadOnlyList<Statement> Repeat(string name, int count, System.Func<AffineIndex, IReadOnlyList<Statement>> body)
    {
        if (count <= 4)
        {
            return Enumerable.Range(0, count).SelectMany(i => body(i)).ToList();
        }

        var loop = builder.Loop(name);
        return [new LoopStatement(loop, count, body(AffineIndex.Of(loop)))];
    }
}
