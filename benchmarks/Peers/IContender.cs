namespace Peers;

/// <summary>One library on one piece of work. What it cannot do is null.</summary>
internal interface IContender : IDisposable
{
    /// <summary>Name in the results.</summary>
    string Name { get; }

    /// <summary>Training on the work's samples, <see cref="Contest.Epochs"/> times over in batches of 128.</summary>
    Action? Train(int threads);

    /// <summary>Inference of a batch of 128.</summary>
    Action? Batch { get; }

    /// <summary>Inference of one sequence.</summary>
    Action? One { get; }

    /// <summary>One step of a stream.</summary>
    Action? Step { get; }
}
