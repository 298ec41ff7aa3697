using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Schedule.Tiles;

/// <summary>
/// Loops that add up many terms in parts, since a sum in one register is off by up to its number of terms · 2⁻²⁴ of what their sizes sum up to: each part has
/// registers of its own and is then added to the sums above it, so that the error grows with the number of levels. The order follows from the extents
/// alone, and so is the same for every vector width and number of threads.
/// </summary>
internal sealed class LongSums
{
    /// <summary>Terms of a sum in one register: it is off by at most 1,024 · 2⁻²⁴ = 6·10⁻⁵, and mostly by less than a tenth of that.</summary>
    public const int MostTerms = 1024;

    private const int Part = 256;

    private readonly KernelBuilder _builder;
    private readonly string _hint;
    private readonly Shape _extents;
    private readonly int _writtenOut;
    private readonly Func<IReadOnlyList<AffineIndex>, Func<Register, Register>, IReadOnlyList<Statement>> _body;

    private LongSums(KernelBuilder builder, string hint, Shape extents, int writtenOut, Func<IReadOnlyList<AffineIndex>, Func<Register, Register>, IReadOnlyList<Statement>> body) =>
        (_builder, _hint, _extents, _writtenOut, _body) = (builder, hint, extents, writtenOut, body);

    /// <summary>Whether so many terms are added up in parts.</summary>
    public static bool Has(Shape extents) => Terms(extents, 0) > MostTerms;

    /// <summary>Loops over all axes of a shape, the first one outermost, that add to sums: in one go where the terms are few, else in parts.</summary>
    /// <param name="builder">The kernel.</param>
    /// <param name="hint">For the names of the indices.</param>
    /// <param name="extents">Of the axes.</param>
    /// <param name="writtenOut">Axes up to that long are written out.</param>
    /// <param name="sums">The registers that are added to.</param>
    /// <param name="body">What is done at an index of all axes, given the register that stands for a sum there.</param>
    public static IReadOnlyList<Statement> Over(
        KernelBuilder builder, string hint, Shape extents, int writtenOut, IReadOnlyList<Register> sums, Func<IReadOnlyList<AffineIndex>, Func<Register, Register>, IReadOnlyList<Statement>> body) =>
        Has(extents) ? new LongSums(builder, hint, extents, writtenOut, body).Axis(0, [], sums, sums) : Loops.Over(builder, hint, extents, writtenOut, k => body(k, sum => sum));

    private static long Terms(Shape extents, int from) => Enumerable.Range(from, extents.Rank - from).Aggregate(1L, (terms, axis) => terms * extents[axis]);

    private IReadOnlyList<Statement> Axis(int axis, IReadOnlyList<AffineIndex> outer, IReadOnlyList<Register> sums, IReadOnlyList<Register> parts) =>
        axis == _extents.Rank ? Body(outer, sums, parts) : Range(axis, outer, 0, _extents[axis], sums, parts);

    /// <summary>Adds up some neighbours along an axis.</summary>
    private IReadOnlyList<Statement> Range(int axis, IReadOnlyList<AffineIndex> outer, AffineIndex start, int count, IReadOnlyList<Register> sums, IReadOnlyList<Register> parts)
    {
        long each = Terms(_extents, axis + 1);
        if (count == 1)
        {
            return Axis(axis + 1, [.. outer, start], sums, parts);
        }

        if (count * each <= Part)
        {
            return Loops.Repeat(_builder, _hint, count, _writtenOut, i => Loops.Over(_builder, _hint, _extents.Skip(axis + 1), _writtenOut, k => Body([.. outer, start + i, .. k], sums, parts)));
        }

        int size = PartSize(count, each), whole = count / size, rest = count % size;
        IReadOnlyList<Statement> Next(AffineIndex first, int length) => Apart(parts, inner => Range(axis, outer, first, length, sums, inner));
        return [.. _builder.Repeat(_hint, whole, i => Next(start + (i * size), size)), .. rest > 0 ? Next(start + (whole * size), rest) : []];
    }

    /// <summary>Neighbours of a part: not too many terms, not too many parts, and no rest if such a size is near.</summary>
    private static int PartSize(int count, long each)
    {
        int size = (int)Math.Max(1, Part / each);
        while ((count + size - 1) / size > Part)
        {
            size *= Part;
        }

        return Enumerable.Range(0, (size + 1) / 2).Select(i => size - i).Where(s => count % s == 0 && count / s <= Part).DefaultIfEmpty(size).First();
    }

    /// <summary>A sum from 0 on, which is then added to the one above it.</summary>
    private IReadOnlyList<Statement> Apart(IReadOnlyList<Register> above, Func<IReadOnlyList<Register>, IReadOnlyList<Statement>> loops)
    {
        IReadOnlyList<Register> parts = [.. above.Select(sum => _builder.Register(sum.Name + "_part"))];
        return
        [
            .. parts.Select(part => new DefineStatement(part, new OperandExpression(new Immediate(0)))),
            .. loops(parts),
            .. above.Zip(parts, (sum, part) => new AssignStatement(sum, new ApplyExpression(LaneFunction.Add, [sum, part]))),
        ];
    }

    private IReadOnlyList<Statement> Body(IReadOnlyList<AffineIndex> k, IReadOnlyList<Register> sums, IReadOnlyList<Register> parts)
    {
        var here = sums.Zip(parts, (sum, part) => (sum, part)).ToDictionary(s => s.sum, s => s.part);
        return _body(k, sum => here[sum]);
    }
}
