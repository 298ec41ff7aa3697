using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Schedule.SamplesInLanes;

/// <summary>Writes one value, or one number, into a layout.</summary>
internal sealed class CopyLoops(KernelBuilder builder, Tiling tiling)
{
    public void Emit(Operand? constant, Layout? source, Layout target, string name)
    {
        builder.Kernel.Remarks.Add(constant is Immediate number ? $"{name} {target.Shape} = {number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : $"{name} {target.Shape}, copied");
        var shape = target.Shape.Rank == 0 ? new Shape(1) : target.Shape;
        if (target.Shape.Rank == 0)
        {
            target = target.Broadcast(shape, []);
            source = source?.Broadcast(shape, []);
        }

        builder.Kernel.Body.AddRange(Rows(shape, 0, []));

        IReadOnlyList<Statement> Rows(Shape s, int axis, List<AffineIndex> indices)
        {
            if (axis == s.Rank - 1)
            {
                return Columns(s, indices);
            }

            if (s[axis] == 1)
            {
                return Rows(s, axis + 1, [.. indices, 0]);
            }

            var loop = builder.Loop("i");
            return [new LoopStatement(loop, s[axis], Rows(s, axis + 1, [.. indices, AffineIndex.Of(loop)]))];
        }

        IReadOnlyList<Statement> Columns(Shape s, List<AffineIndex> indices)
        {
            var statements = new List<Statement>();
            foreach (var (start, size, count) in Tiling.Split(s.Last, tiling.Elementwise(s.Last)))
            {
                var loop = count > 1 ? builder.Loop("j") : null;
                var column = loop is null ? start : new AffineIndex(start, [(loop, size)]);
                var body = Enumerable.Range(0, size).Select(j => Element([.. indices, column + j])).ToList();
                statements.AddRange(loop is null ? body : [new LoopStatement(loop, count, body)]);
            }

            return statements;
        }

        Statement Element(IReadOnlyList<AffineIndex> indices)
        {
            var value = constant ?? Read(indices);
            var (pointer, index) = builder.Address(target, indices, name);
            return new StoreStatement(pointer, index, value);
        }

        Operand Read(IReadOnlyList<AffineIndex> indices)
        {
            var (pointer, index) = builder.Address(source!, indices, name);
            bool lanes = source!.Buffer.Kind is BufferKind.Arena or BufferKind.State;
            return new Inline(lanes ? new LoadExpression(pointer, index) : new BroadcastExpression(pointer, index));
        }
    }
}
