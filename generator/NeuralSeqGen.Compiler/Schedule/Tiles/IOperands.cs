using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Schedule.Tiles;

/// <summary>
/// Where the operands of a tile come from and where its results go. This is all that tells a tile with samples in the lanes, one with features in the lanes
/// and one of one sequence apart.
/// </summary>
internal interface IOperands
{
    /// <summary>Whether a product under a sum is part of one fused multiply-add.</summary>
    bool FusesMultiplyAdd { get; }

    /// <summary>The same for another cluster, or another part of its space.</summary>
    IOperands For(Cluster cluster, Area area);

    /// <summary>Index of an element, or of a vector's first element, in the cluster's space.</summary>
    IReadOnlyList<AffineIndex> Indices(int element);

    /// <summary>A value at an element of the tile.</summary>
    /// <param name="value">In memory.</param>
    /// <param name="element">Of the tile.</param>
    /// <param name="indices">Of the value; axes that are reduced stand behind those of the cluster's space.</param>
    Operand Load(Value value, int element, IReadOnlyList<AffineIndex> indices);

    /// <summary>The last index, as a number.</summary>
    IotaExpression Iota(IReadOnlyList<AffineIndex> indices);

    /// <summary>The first factor of a product's term, for one row of the tile.</summary>
    Operand Left(Factors factors, int row, IReadOnlyList<AffineIndex> k);

    /// <summary>The second factor of a product's term, for one column of the tile.</summary>
    Operand Right(Factors factors, int column, IReadOnlyList<AffineIndex> k);

    /// <summary>Stores of one element of a value, to each place where it goes.</summary>
    IEnumerable<Statement> Store(Tile tile, Value value, int element);
}
