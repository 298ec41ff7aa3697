using System.Runtime.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

/// <summary>What pools keep between calls, and what they leave to the garbage collector.</summary>
public class ObjectPoolTests
{
    private int _made;

    [Fact]
    public void WhatComesBack_IsUsedAgain()
    {
        var pool = new ObjectPool<object>(Make);
        RentOnce(pool);
        GC.Collect();
        RentOnce(pool);
        Assert.Equal(1, _made);
    }

    [Fact]
    public void WhatIsTooLargeToKeep_IsCollected_AndMadeAgain()
    {
        var pool = new ObjectPool<object>(Make, isWeak: true);
        var first = RentOnce(pool);
        GC.Collect();
        Assert.False(first.IsAlive);
        RentOnce(pool);
        Assert.Equal(2, _made);
    }

    [Fact]
    public void WhatIsTooLargeToKeep_IsUsedAgainUntilThen()
    {
        var pool = new ObjectPool<object>(Make, isWeak: true);
        object held;
        using (var first = pool.Rent())
        {
            held = first.Item;
        }

        using var second = pool.Rent();
        Assert.Same(held, second.Item);
        Assert.Equal(1, _made);
    }

    private object Make()
    {
        _made++;
        return new object();
    }

    // a method of its own, so that no local of the test keeps the object alive
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RentOnce(ObjectPool<object> pool)
    {
        using var rented = pool.Rent();
        return new WeakReference(rented.Item);
    }
}
