using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Schedule.Tiles;

/// <summary>A softmax of rows.</summary>
/// <param name="Source">Where its operand is.</param>
/// <param name="Targets">Where the quotients go.</param>
/// <param name="LogSums">Where the logarithms of the sums go.</param>
internal sealed record Softmax(Layout Source, IReadOnlyList<Layout> Targets, IReadOnlyList<Layout> LogSums)
{
    /// <summary>Whether vectors can run along the rows: a vector may read and write over the padding of its own row only.</summary>
    public bool HasWholeRows => LogSums.Count == 0 && Targets.Append(Source).All(layout => layout.Strides.Last() == 1 && layout.Start.Constant % Group.Size == 0 && layout.Buffer.Kind == BufferKind.Arena);
}
