using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Schedule.SamplesInLanes;

/// <summary>
/// The loop over the lanes of a group that one vector does not hold: around each tile where the tile loops itself, so that what the first lanes bring into the
/// cache is there for the others, else around all.
/// </summary>
internal sealed class LaneLoops
{
    private readonly KernelBuilder _builder;
    private readonly int _vector;
    private readonly bool _aroundTiles;
    private readonly LoopVariable _lane;

    private LaneLoops(KernelBuilder builder, int vector, bool aroundTiles)
    {
        _builder = builder;
        _vector = vector;
        _aroundTiles = aroundTiles;
        _lane = builder.Loop("lane");
    }

    /// <summary>Adds a body written for the first vector of a group; narrower vectors get a loop around it.</summary>
    public static void Emit(KernelBuilder builder, Tiling tiling, IReadOnlyList<Statement> body) =>
        builder.Kernel.Body.AddRange(tiling.Lanes == Group.Size ? body : new LaneLoops(builder, tiling.Lanes, HasTileLoops(body)).Around(body));

    private IReadOnlyList<Statement> Around(IReadOnlyList<Statement> body) => _aroundTiles && body.All(s => s is LoopStatement)
        ? [.. body.Cast<LoopStatement>().Select(loop => loop with { Body = Around(loop.Body) })]
        : [new LaneLoopStatement(_lane, _vector, [.. _builder.Kernel.Pointers.Where(p => Operands.HasLanes(p.Kind))], _builder.Kernel.UsesRandom, GoesBack: _aroundTiles, body)];

    private static bool HasTileLoops(IReadOnlyList<Statement> body) =>
        body.All(s => s is LoopStatement) ? body.Cast<LoopStatement>().Any(loop => HasTileLoops(loop.Body)) : body.Any(s => s is LoopStatement);
}
