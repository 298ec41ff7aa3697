namespace NeuralSeqGen;

/// <summary>Work memory for calls in flight whose needs may grow: an arena that is too small is given up for a larger one.</summary>
internal sealed class GrowingArenaPool
{
    private readonly ObjectPool<PinnedFloats> _arenas = new(() => new PinnedFloats(0));

    public PinnedFloats Rent(int floats) => _arenas.Rent() is var arena && arena.Length >= floats ? arena : new PinnedFloats(floats);

    public void Return(PinnedFloats arena) => _arenas.Return(arena);
}
