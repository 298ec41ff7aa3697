namespace Peers;

/// <summary>One library on one piece of work. What it cannot do is null.</summary>
internal interface IContender : IDisposable
{
    /// <summary>Name in the results.</summary>
    string Name { get; }

    /// <summary>One epoch of training on the work's samples in batches of 128, on one thread.</summary>
    Action? Epoch { get; }

    /// <summary>Inference of a batch of 128.</summary>
    Action? Batch { get; }

    /// <summary>Inference of one sequence.</summary>
    Action? One { get; }
}
