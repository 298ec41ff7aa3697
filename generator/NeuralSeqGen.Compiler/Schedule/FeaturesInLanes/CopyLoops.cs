using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Schedule.FeaturesInLanes;

/// <summary>Writes one value, or one number, into the rows of a group with features in the lanes.</summary>
internal sealed class CopyLoops(KernelBuilder builder, Tiling tiling)
{
    private const int Together = 4;

    public void Emit(Operand? constant, Layout? source, Layout target, string name)
    {
        builder.Kernel.Remarks.Add(constant is Immediate number ? $"{name} {target.Shape} = {number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : $"{name} {target.Shape}, copied");
        builder.Kernel.Body.AddRange(Rows(0, []));

        IReadOnlyList<Statement> Rows(int axis, List<AffineIndex> indices) => axis == target.Shape.Rank - 1
            ? builder.Repeat("vector", (target.Shape.Last + tiling.Lanes - 1) / tiling.Lanes, vector => builder.Repeat("sample", Group.Size / Together, sample => Samples([.. indices, vector * tiling.Lanes], sample * Together)))
            : builder.Repeat("i", target.Shape[axis], i => Rows(axis + 1, [.. indices, i]));

        List<Statement> Samples(List<AffineIndex> indices, AffineIndex first)
        {
            var statements = new List<Statement>();
            for (int s = 0; s < Together; s++)
            {
                var (pointer, index) = builder.Address(target, indices, name, first + s);
                statements.Add(new StoreStatement(pointer, index, constant ?? Read(indices, first + s)));
            }

            return statements;
        }

        Inline Read(List<AffineIndex> indices, AffineIndex sample)
        {
            var (pointer, index) = builder.Address(source!, indices, name, sample);
            return new Inline(new LoadExpression(pointer, index));
        }
    }
}
