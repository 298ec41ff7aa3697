namespace NeuralSeqGen;

/// <summary>Work memory for calls in flight: as many arenas as were ever needed at once.</summary>
/// <param name="floats">Size of an arena.</param>
internal sealed class ArenaPool(int floats)
{
    private readonly ObjectPool<PinnedFloats> _arenas = new(() => new PinnedFloats(floats));

    public PinnedFloats Rent() => _arenas.Rent();

    public void Return(PinnedFloats arena) => _arenas.Return(arena);
}
