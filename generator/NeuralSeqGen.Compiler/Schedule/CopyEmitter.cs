using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>Writes one value, or one number, into a layout.</summary>
internal sealed class CopyEmitter(KernelBuilder builder, Tiling tiling)
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

        IReadOnlyList<Statement> Rows(Shape s, int axis, List<Index> indices)
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
            return [new LoopStatement(loop, s[axis], Rows(s, axis + 1, [.. indices, Index.Of(loop)]))];
        }

        IReadOnlyList<Statement> Columns(Shape s, List<Index> indices)
        {
            var statements = new List<Statement>();
            foreach (var (start, size, count) in Tiling.Split(s.Last, tiling.Elementwise(s.Last)))
            {
                var loop = count > 1 ? builder.Loop("j") : null;
                var column = loop is null ? start : new Index(start, [(loop, size)]);
                var body = Enumerable.Range(0, size).Select(j => Element([.. indices, column + j])).ToList();
                statements.AddRange(loop is null ? body : [new LoopStatement(loop, count, body)]);
            }

            return statements;
        }

        Statement Element(IReadOnlyList<Index> indices)
        {
            var value = constant ?? Read(indices);
            var (pointer, index) = builder.Address(target, indices, name);
            return new StoreStatement(pointer, index, value);
        }

        Operand Read(IReadOnlyList<Index> indices)
        {
            var (pointer, index) = builder.Address(source!, indices, name);
            bool lanes = source!.Buffer.Kind is BufferKind.Arena or BufferKind.State;
            return new Inline(lanes ? new LoadExpression(pointer, index) : new BroadcastExpression(pointer, index));
        }
    }
}
