namespace NeuralSeqGen;

/// <summary>
/// Lets one call at a time change a model. On the thread of a running Fit, that is in a callback, an edit or a load may nest; everything else that
/// finds the gate taken is refused.
/// </summary>
/// <param name="model">Name of the model, for messages.</param>
internal sealed class TrainingGate(string model)
{
    public const string Fit = "Fit";

    private string? _operation;
    private volatile int _thread;
    private int _nested;

    /// <summary>Whether this thread is inside the running Fit.</summary>
    public bool InCallback => _thread == Environment.CurrentManagedThreadId && ReferenceEquals(Volatile.Read(ref _operation), Fit);

    /// <summary>Takes the gate until the result is disposed.</summary>
    /// <inheritdoc cref="Enter"/>
    public GateHold Hold(string operation, bool mayNest = false)
    {
        Enter(operation, mayNest);
        return new(this, operation);
    }

    /// <summary>Takes the gate.</summary>
    /// <param name="operation">Name of the method, for messages.</param>
    /// <param name="mayNest">Whether a callback of the running Fit may do this.</param>
    /// <exception cref="InvalidOperationException">Another operation has it.</exception>
    public void Enter(string operation, bool mayNest = false)
    {
        if (mayNest && InCallback)
        {
            _nested++;
            return;
        }
        if (Interlocked.CompareExchange(ref _operation, operation, null) is { } other)
        {
            throw Refusal(operation, other);
        }

        _thread = Environment.CurrentManagedThreadId;
    }

    /// <summary>Gives back what <see cref="Enter"/> took; a nested operation gives nothing back, since Fit still runs.</summary>
    /// <returns>True when the gate is free again.</returns>
    public bool Exit(string operation)
    {
        if (operation != Fit && _nested > 0)
        {
            _nested--;
            return false;
        }
        // An edit left open by a callback may end after its Fit: then there is nothing to give back.
        if (Volatile.Read(ref _operation) != operation)
        {
            return false;
        }

        _nested = 0;
        _thread = 0;
        Volatile.Write(ref _operation, null);
        return true;
    }

    private InvalidOperationException Refusal(string operation, string other)
    {
        bool here = _thread == Environment.CurrentManagedThreadId;
        string remedy = here
            ? other == Fit ? "A callback may predict, evaluate, save, load and edit, but not train." : $"End {other} first."
            : "Training, editing and loading exclude each other: wait for the other call, or use a second model.";
        return new InvalidOperationException($"{model}.{operation} was called while {model}.{other} runs on {(here ? "the same" : "another")} thread. {remedy}");
    }
}
