using NeuralSeqGen.Compiler.Schedule.Code;
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

    /// <summary>A neutral number in the lanes behind the end of the row.</summary>
    public Operand Filled(Operand operand, AffineIndex vector, double neutral)
    {
        bool last = vector.Terms.Count == 0 && vector.Constant + PerVector > Length;
        return last ? new Inline(new FirstLanesExpression(operand, Length - vector.Constant, neutral)) : operand;
    }

    /// <summary>One number of all lanes, where they are of one row.</summary>
    public IEnumerable<Statement> Across(LaneFunction function, Register register) => PerVector > 1 ? [new AssignStatement(register, new ApplyExpression(function, [register]))] : [];
}
