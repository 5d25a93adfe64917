//! Routes: no handler can be mounted without saying who may use it, and a request for anything else finds nothing.

use std::convert::Infallible;
use std::sync::{Arc, LazyLock};

use axum::extract::{Request, State};
use axum::handler::Handler;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::MethodRouter;
use axum::{Router, http::Method};
use tokio::sync::Semaphore;
use tower::limit::GlobalConcurrencyLimitLayer;

use super::App;
use super::context::Ctx;
use super::respond;
use crate::auth::actor::{Actor, Roles};
use crate::error::AppError;
use crate::room::House;

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody, signed in or not.
    Everyone,
    /// Anybody signed in.
    SignedIn,
    /// Those with one of these roles.
    Only(Roles),
}

impl Access {
    /// Whether `actor` may.
    #[must_use]
    pub const fn allows(self, actor: &Actor) -> bool {
        match self {
            Self::Everyone => true,
            Self::SignedIn => actor.is_signed_in(),
            Self::Only(roles) => actor.roles.any_of(roles),
        }
    }
}

/// One line of the table.
pub struct Route {
    /// GET or POST.
    pub method: Method,
    /// The path, parameters in braces.
    pub path: &'static str,
    /// Who may use it.
    pub access: Access,
    handler: MethodRouter<App>,
}

impl Route {
    /// A page or a file.
    pub fn get<H: Handler<T, App>, T: 'static>(path: &'static str, access: Access, handler: H) -> Self {
        Self { method: Method::GET, path, access, handler: axum::routing::get(handler) }
    }

    /// A form.
    pub fn post<H: Handler<T, App>, T: 'static>(path: &'static str, access: Access, handler: H) -> Self {
        Self { method: Method::POST, path, access, handler: axum::routing::post(handler) }
    }

    /// The same route with a larger limit on what may be sent to it, in bytes.
    #[must_use]
    pub fn accepting(mut self, bytes: usize) -> Self {
        self.handler = self.handler.layer(axum::extract::DefaultBodyLimit::max(bytes));
        self
    }

    /// The same for files (photos, imports), of which a few are read at a time: a crowd of them waits in line instead of filling the
    /// memory.
    #[must_use]
    pub fn accepting_files(mut self, bytes: usize) -> Self {
        static AT_ONCE: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(4)));
        let in_line = GlobalConcurrencyLimitLayer::with_semaphore(AT_ONCE.clone());
        let limited: MethodRouter<_, Infallible> = self.handler.layer(axum::extract::DefaultBodyLimit::max(bytes));
        self.handler = limited.layer(in_line);
        self
    }
}

/// The whole table: every route of every room, and of the platform itself.
#[must_use]
pub fn table(house: &House) -> Vec<Route> {
    let mut routes = super::health::routes();
    routes.extend(super::assets::routes());
    routes.extend(house.routes());
    routes
}

/// The nearest page above an address, or at it: where somebody goes back to from a deed that has no page of its own.
#[must_use]
pub fn nearest_page(house: &House, address: &str) -> Option<String> {
    let pages: Vec<&'static str> =
        table(house).into_iter().filter(|route| route.method == "GET").map(|route| route.path).collect();
    let is_page = |path: &str| {
        let fits = |pattern: &&&str| {
            let (mut own, mut its) = (path.split('/'), pattern.split('/'));
            own.by_ref().zip(its.by_ref()).all(|(own, its)| own == its || (its.starts_with('{') && !own.is_empty()))
                && path.matches('/').count() == pattern.matches('/').count()
        };
        pages.iter().find(fits).is_some()
    };
    if is_page(address.split('?').next().unwrap_or_default()) {
        return Some(address.to_owned());
    }
    let path = address.split('?').next().unwrap_or_default();
    let above = path.match_indices('/').map(|(at, _)| &path[..at]).filter(|path| !path.is_empty());
    above.collect::<Vec<_>>().into_iter().rev().find(|path| is_page(path)).map(str::to_owned)
}

/// Mounts the table.
pub fn mount(app: &App) -> Router<App> {
    table(app.house)
        .into_iter()
        .fold(Router::new(), |router, route| {
            router.route(route.path, route.handler.layer(from_fn_with_state(route.access, guard)))
        })
        .fallback(|| async { AppError::NotFound.into_response() })
        .method_not_allowed_fallback(|| async { AppError::NotFound.into_response() })
        .layer(from_fn_with_state(app.clone(), super::context::provide))
}

/// Lets only those through whom the table names. A visitor who asks for a page is led to the sign-in page and back; everybody
/// else finds nothing.
async fn guard(State(access): State<Access>, ctx: Ctx, request: Request, next: Next) -> Response {
    if access.allows(&ctx.actor) {
        next.run(request).await
    } else if !ctx.actor.is_signed_in() && request.method() == Method::GET {
        respond::to_sign_in(&ctx)
    } else {
        AppError::NotFound.into_response()
    }
}
