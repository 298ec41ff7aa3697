using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Schedule.Tiles;

/// <summary>
/// The elements of a row as vectors: an element of all samples each, or so many neighbours, where the last vector may not be full and what is made of the row
/// is made across the lanes at the end.
/// </summary>
/// <param name="Length">Elements of the row.</param>
/// <param name="PerVector">Elements of the row that one vector holds.</param>
internal sealed record RowVectors(int Length, int PerVector)
{
    public int Count => (Length + PerVector - 1) / PerVector;

    /// <summary>Does something with every vector: written out if they are few, else in a loop, the last one apart where it is not full.</summary>
    public IReadOnlyList<Statement> Each(KernelBuilder builder, int writtenOut, Func<AffineIndex, IReadOnlyList<Statement>> body)
    {
        int whole = Length / PerVector;
        var statements = new List<Statement>();
        if (whole <= writtenOut)
        {
            statements.AddRange(Enumerable.Range(0, whole).SelectMany(v => body(v * PerVector)));
        }
        else
        {
            var loop = builder.Loop("k");
            statements.Add(new LoopStatement(loop, whole, body(AffineIndex.Of(loop) * PerVector)));
        }

        statements.AddRange(whole < Count ? body(whole * PerVector) : []);
        return statements;
    }

    /// <summary>
    /// Adds every vector to a sum: to one register where vectors are the widest, or of the samples, to several in turn where they are narrower, which then hold
    /// the lanes of the widest one. Few vectors are written out, many are added up in parts.
    /// </summary>
    public IReadOnlyList<Statement> Sum(KernelBuilder builder, int writtenOut, IReadOnlyList<Register> sums, Func<AffineIndex, Register, IReadOnlyList<Statement>> body)
    {
        int whole = Length / PerVector, rounds = whole <= writtenOut ? 0 : whole / sums.Count;
        var statements = new List<Statement>();
        if (rounds > 0)
        {
            statements.AddRange(LongSums.Over(builder, "k", new Shape(rounds), 0, sums, (k, part) => [.. sums.SelectMany((sum, i) => body((k[0] * (sums.Count * PerVector)) + (i * PerVector), part(sum)))]));
        }

        for (int vector = rounds * sums.Count; vector < Count; vector++)
        {
            statements.AddRange(body(vector * PerVector, sums[vector % sums.Count]));
        }

        return statements;
    }

    /// <summary>Declares the sums that vectors are added to in turn.</summary>
    public IReadOnlyList<Register> Sums(KernelBuilder builder, string hint, List<Statement> into)
    {
        IReadOnlyList<Register> sums = [.. Enumerable.Range(0, PerVector == 1 ? 1 : Math.Min(Count, Tiling.WidestLanes / PerVector)).Select(_ => builder.Register(hint))];
        into.AddRange(sums.Select(sum => new DefineStatement(sum, new OperandExpression(new Immediate(0)))));
        return sums;
    }

    /// <summary>The sum of all lanes, in the first of the sums; in pairs, those farthest apart first, as lanes are.</summary>
    public IEnumerable<Statement> AddUp(IReadOnlyList<Register> sums)
    {
        for (int distance = Tiling.WidestLanes / PerVector / 2; distance > 0; distance /= 2)
        {
            for (int i = 0; i < distance && i + distance < sums.Count; i++)
            {
                yield return new AssignStatement(sums[i], new ApplyExpression(LaneFunction.Add, [sums[i], sums[i + distance]]));
            }
        }

        foreach (var statement in Across(LaneFunction.SumLanes, sums[0]))
        {
            yield return statement;
        }
    }

    /// <summary>A neutral number in the lanes behind the end of the row.</summary>
    public Operand Filled(Operand operand, AffineIndex vector, double neutral)
    {
        bool last = vector.Terms.Count == 0 && vector.Constant + PerVector > Length;
        return last ? new Inline(new FirstLanesExpression(operand, Length - vector.Constant, neutral)) : operand;
    }

    /// <summary>One number of all lanes, where they are of one row.</summary>
    public IEnumerable<Statement> Across(LaneFunction function, Register register) => PerVector > 1 ? [new AssignStatement(register, new ApplyExpression(function, [register]))] : [];
}
